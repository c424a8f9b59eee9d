package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the forms of an operation's file. Threadsafe. */
final class FormReader {

    private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*");

    private FormReader() {}

    /** One form as it stands in the file. */
    record Entry(
            String documentation,
            String template,
            String resource,
            String keyName,
            @JsonProperty boolean base64Key,
            @JsonProperty boolean lowerCase,
            Map<String, String> keys) {}

    /**
     * @param entries null where the file has no forms
     * @param parameters those of the operation; a key's own name is none of a form's
     * @throws InvalidFieldException naming the field
     */
    static Map<String, Form> read(Map<String, Entry> entries, List<Parameter> parameters) {
        Map<String, Form> forms = new LinkedHashMap<>();
        if (entries != null) {
            Set<String> names = new TreeSet<>();
            parameters.stream()
                    .filter(parameter -> parameter.role() != Parameter.Role.KEY)
                    .forEach(parameter -> names.add(parameter.name()));
            entries.forEach((name, entry) -> forms.put(name, form(name, entry, names)));
        }
        return Collections.unmodifiableMap(forms);
    }

    private static Form form(String name, Entry entry, Set<String> parameters) {
        String field = "forms." + name;
        if (!NAME.matcher(name).matches()) {
            throw new InvalidFieldException(field, "is no form's name, such as connection-string");
        }
        if ((entry.template == null) == (entry.resource == null)) {
            throw new InvalidFieldException(field, "needs a template, or else a resource that a token is signed for");
        }
        if (entry.keys == null || entry.keys.isEmpty()) {
            throw new InvalidFieldException(field + ".keys", "is missing");
        }
        if (entry.resource != null && entry.keyName == null) {
            throw new InvalidFieldException(field + ".keyName", "is missing, and a token names its key");
        }
        if (entry.resource == null && (entry.base64Key || entry.lowerCase)) {
            throw new InvalidFieldException(field, "says how to sign, but has no resource to sign for");
        }
        Map<String, KeyPath> keys = new LinkedHashMap<>();
        entry.keys.forEach((choice, path) -> keys.put(choice, path(field + ".keys." + choice, choice, path)));
        return new Form(
                name,
                entry.documentation,
                entry.template == null
                        ? template(field + ".resource", entry.resource, parameters)
                        : template(field + ".template", entry.template, parameters),
                entry.keyName == null ? null : template(field + ".keyName", entry.keyName, parameters),
                entry.resource == null ? null : new Form.Token(entry.base64Key, entry.lowerCase),
                keys);
    }

    private static KeyPath path(String field, String choice, String path) {
        if (!NAME.matcher(choice).matches()) {
            throw new InvalidFieldException(field, "must be a name, such as primary, with the way to a key");
        }
        try {
            return new KeyPath(path);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(field, e.getMessage());
        }
    }

    private static FormTemplate template(String field, String text, Set<String> parameters) {
        FormTemplate template;
        try {
            template = new FormTemplate(text, parameters);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(field, e.getMessage());
        }
        if (field.endsWith(".template") != template.variables().contains(FormTemplate.KEY)) {
            throw new InvalidFieldException(
                    field, field.endsWith(".template") ? "does not name {key}" : "names {key}, which is secret");
        }
        return template;
    }
}
