// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.internal.shape.EntryFields;
import io.github.azkeys.internal.shape.KeyPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A form as an operation file describes it. */
record FormEntry(
        String documentation,
        String template,
        String resource,
        String keyName,
        boolean base64Key,
        boolean lowerCase,
        Map<String, Map<String, String>> words,
        Map<String, String> keys) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    private static final Set<String> FIELDS =
            Set.of("documentation", "template", "resource", "keyName", "base64Key", "lowerCase", "words", "keys");

    /** Reads the object at a path of a file. */
    static FormEntry read(String path, JsonNode value) {
        EntryFields fields = new EntryFields(path, value, FIELDS);
        return new FormEntry(
                fields.text("documentation"),
                fields.text("template"),
                fields.text("resource"),
                fields.text("keyName"),
                fields.flag("base64Key"),
                fields.flag("lowerCase"),
                fields.map("words", EntryFields::textByName),
                fields.textByName("keys"));
    }

    /**
     * Checks the entry and returns the form.
     *
     * @param parameters the names of the operation's parameters, without that of the key
     */
    Form toForm(String name, Set<String> parameters) {
        String field = "forms." + name;
        require(NAME.matcher(name).matches(), field, "is not a valid form name, such as connection-string");
        require((template == null) != (resource == null), field, "needs a template or a resource to sign for");
        require(keys != null && !keys.isEmpty(), field + ".keys", "is missing");
        require(resource == null || keyName != null, field + ".keyName", "is missing; a token names its key");
        require(
                resource != null || !base64Key && !lowerCase,
                field,
                "has signing options but has no resource to sign for");
        FormTemplate text = template == null
                ? template(field + ".resource", resource, parameters)
                : template(field + ".template", template, parameters);
        Map<String, Map<String, String>> wordsOf = words == null ? Map.of() : words;
        wordsOf.keySet()
                .forEach(variable -> require(
                        text.variables().contains(variable),
                        field + ".words",
                        "has {" + variable + "}, which is not in the text"));
        Map<String, KeyPath> paths = new LinkedHashMap<>();
        keys.forEach((choice, path) -> paths.put(choice, path(field + ".keys." + choice, choice, path)));
        return new Form(
                name,
                documentation,
                text,
                keyName == null ? null : template(field + ".keyName", keyName, parameters),
                resource == null ? null : new Form.Token(base64Key, lowerCase),
                wordsOf,
                paths);
    }

    private static KeyPath path(String field, String choice, String path) {
        require(NAME.matcher(choice).matches(), field, "must be a name, such as primary, with the path of a key");
        return new KeyPath(field, path);
    }

    private static FormTemplate template(String field, String text, Set<String> parameters) {
        FormTemplate template = new FormTemplate(field, text, parameters);
        boolean takesKey = field.endsWith(".template");
        require(
                takesKey == template.variables().contains(FormTemplate.KEY),
                field,
                takesKey ? "does not name {key}" : "names {key}, which is secret");
        require(
                !field.endsWith(".keyName") || template.reads().isEmpty(),
                field,
                "names a field of the resource, which only a text can have");
        return template;
    }
}
