package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads how an operation's file says that keys are regenerated. Threadsafe. */
final class RegenerationReader {

    private static final String FIELD = "regenerate";
    private static final Pattern ACTION = Pattern.compile("[A-Za-z]+(?:/(?:[A-Za-z]+|\\{key}))*");
    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private RegenerationReader() {}

    /** As it stands in the file. */
    record Entry(
            String action,
            String permission,
            List<String> apiVersions,
            ObjectNode request,
            Map<String, String> keys,
            @JsonProperty boolean relisted) {}

    /**
     * @param entry null where the file does not say how keys are regenerated
     * @param apiVersions those of the operation, which the action has unless it states its own
     * @param parameters the names of those of the operation
     * @return null where the entry is
     * @throws InvalidFieldException naming the field
     */
    static Regeneration read(Entry entry, List<String> apiVersions, List<String> parameters) {
        if (entry == null) {
            return null;
        }
        if (entry.action == null || !ACTION.matcher(entry.action).matches()) {
            throw new InvalidFieldException(
                    FIELD + ".action", "must be the end of a path, such as regenerateKey or regenerateKey/{key}");
        }
        if (entry.keys == null || entry.keys.isEmpty()) {
            throw new InvalidFieldException(FIELD + ".keys", "is missing");
        }
        Map<String, String> keys = new LinkedHashMap<>(entry.keys);
        keys.forEach((name, word) -> {
            if (!NAME.matcher(name).matches() || !WORD.matcher(word).matches()) {
                throw new InvalidFieldException(
                        FIELD + ".keys." + name, "must be a name, such as primary, with ARM's word for the key");
            }
        });
        int places = (entry.action.contains(Regeneration.KEY) ? 1 : 0) + placesIn(entry.request, parameters);
        if (places != 1) {
            throw new InvalidFieldException(
                    FIELD, "must name the key in one place: " + Regeneration.KEY + " in action or in request");
        }
        return new Regeneration(
                entry.action,
                entry.permission,
                entry.apiVersions == null ? apiVersions : entry.apiVersions,
                entry.request,
                keys,
                entry.relisted);
    }

    private static int placesIn(ObjectNode request, List<String> parameters) {
        if (request == null) {
            return 0;
        }
        RequestTemplate template = new RequestTemplate(request);
        List<String> known = new ArrayList<>(parameters);
        known.add(Regeneration.KEY_NAME);
        template.requireNamesOf(known, FIELD + ".request");
        return Collections.frequency(template.names(), Regeneration.KEY_NAME);
    }
}
