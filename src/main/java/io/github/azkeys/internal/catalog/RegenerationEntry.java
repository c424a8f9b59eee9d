// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.shape.EntryFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The regeneration of keys as an operation file describes it. */
record RegenerationEntry(
        String action,
        String permission,
        List<String> apiVersions,
        ObjectNode request,
        Map<String, String> keys,
        boolean relisted,
        boolean noContent,
        String longRunning) {

    private static final String FIELD = "regenerate";
    private static final Pattern ACTION = Pattern.compile("[A-Za-z]+(?:\\{key}[A-Za-z]*)?(?:/(?:[A-Za-z]+|\\{key}))*");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final List<String> LINKS = List.of("Azure-AsyncOperation", "Location");

    private static final Set<String> FIELDS =
            Set.of("action", "permission", "apiVersions", "request", "keys", "relisted", "noContent", "longRunning");

    /** Reads the object at a path of a file. */
    static RegenerationEntry read(String path, JsonNode value) {
        EntryFields fields = new EntryFields(path, value, FIELDS);
        return new RegenerationEntry(
                fields.text("action"),
                fields.text("permission"),
                fields.texts("apiVersions"),
                fields.object("request"),
                fields.textByName("keys"),
                fields.flag("relisted"),
                fields.flag("noContent"),
                fields.text("longRunning"));
    }

    /**
     * Checks the entry and returns the regeneration.
     *
     * @param listVersions the API versions of the operation, used unless the entry has its own
     * @param parameters the names of the operation's parameters
     */
    Regeneration toRegeneration(List<String> listVersions, List<String> parameters) {
        require(
                action != null && ACTION.matcher(action).matches(),
                FIELD + ".action",
                "must be the end of a path, such as regenerateKey or regenerateKey/{key}");
        require(keys != null && !keys.isEmpty(), FIELD + ".keys", "is missing");
        RequestTemplate template = RequestTemplate.of(request);
        int places = (action.contains(Regeneration.KEY) ? 1 : 0) + places(template, parameters);
        boolean unnamed = keys.size() == 1 && keys.containsValue("");
        require(
                places == (unnamed ? 0 : 1),
                FIELD,
                "must name the key in one place: " + Regeneration.KEY + " in action or in request");
        require(
                longRunning == null || LINKS.contains(longRunning),
                FIELD + ".longRunning",
                "must be the header with the link, " + String.join(" or ", LINKS));
        Regeneration regeneration = new Regeneration(
                action,
                permission,
                apiVersions == null ? listVersions : apiVersions,
                template,
                keys,
                relisted,
                noContent,
                longRunning);
        keys.forEach((name, word) -> require(
                NAME.matcher(name).matches()
                        && (unnamed
                                || WORD.matcher(word).matches()
                                || regeneration.listedWord(name) != null && !action.contains(Regeneration.KEY)),
                FIELD + ".keys." + name,
                "must be a name, such as primary, with ARM's word for the key or, for a request, where the answer has"
                        + " it, such as {answer.value[name=Primary].id}"));
        return regeneration;
    }

    private static int places(RequestTemplate template, List<String> parameters) {
        if (template == null) {
            return 0;
        }
        List<String> known = new ArrayList<>(parameters);
        known.add(Regeneration.KEY_NAME);
        template.requireNamesOf(known, FIELD + ".request");
        return Collections.frequency(template.names(), Regeneration.KEY_NAME);
    }
}
