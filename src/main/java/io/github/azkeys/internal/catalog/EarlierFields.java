// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The field {@value #FIELD} of an operation file: what differs in earlier API versions. */
final class EarlierFields {

    static final String FIELD = "before";

    private static final int DATE = "2025-01-01".length();

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:-[A-Za-z0-9.]+)?");

    /** An earlier version has the same resource, and so the same names in an endpoint. */
    private static final Set<String> REPLACEABLE = new TreeSet<>(Set.of(
            "method",
            "request",
            "query",
            "body",
            "aliases",
            "mayBeEmpty",
            "nextLink",
            "pair",
            "forms",
            "regenerate",
            "failures"));

    private EarlierFields() {}

    /** Returns the path of an entry, for errors. */
    static String path(String version) {
        return FIELD + "." + version;
    }

    /**
     * Returns the file as it is before each version that the field names. Changes add up: what is stated for a later
     * version applies before an earlier one, too.
     *
     * @param file the file without the field
     * @param before the field; null if the file does not have it
     * @param known the versions of the operation
     */
    static Map<String, ObjectNode> apply(ObjectNode file, JsonNode before, List<String> known) {
        SortedMap<String, ObjectNode> files = new TreeMap<>(ApiVersions.BY_AGE.reversed());
        if (before == null) {
            return files;
        }
        require(before.isObject(), FIELD, "must be an object with the changed fields by API version");
        before.properties().forEach(entry -> files.put(entry.getKey(), changes(entry.getKey(), entry.getValue())));
        files.keySet()
                .forEach(version -> require(
                        known.stream().anyMatch(one -> ApiVersions.BY_AGE.compare(one, version) >= 0),
                        path(version),
                        "applies to all versions in apiVersions; change the fields of the file instead"));
        ObjectNode current = file;
        for (Map.Entry<String, ObjectNode> entry : files.entrySet()) {
            current = current.deepCopy();
            current.setAll(entry.getValue());
            current.properties().removeIf(field -> field.getValue().isNull());
            removeUnusedOptions(current);
            entry.setValue(current);
        }
        return files;
    }

    /** An earlier request need not have every option of the newest one. At that version, endpoints refuse the others. */
    private static void removeUnusedOptions(ObjectNode file) {
        String used = file.path("request").toString() + file.path("query");
        file.path("parameters")
                .properties()
                .removeIf(parameter -> ParameterEntry.REQUEST.equals(
                                parameter.getValue().path("option").asText())
                        && !used.contains("\"{" + parameter.getKey() + "}\""));
    }

    private static ObjectNode changes(String version, JsonNode fields) {
        String path = path(version);
        require(
                VERSION.matcher(version).matches() && isDate(version.substring(0, DATE)),
                path,
                "is not a version, such as 2024-07-01");
        require(fields.isObject() && !fields.isEmpty(), path, "must be an object with the changed fields");
        fields.fieldNames()
                .forEachRemaining(name -> require(
                        REPLACEABLE.contains(name),
                        path + "." + name,
                        "cannot differ between versions. Supported: " + String.join(", ", REPLACEABLE)));
        return (ObjectNode) fields;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
