// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an object in an operation file. Fields that are null are left out; lists and maps cannot have a null. A text
 * can be written as a number or a boolean, and the other way round. Wrong values are an {@link InvalidFieldException} with
 * the path of the field. Not threadsafe.
 */
public final class EntryFields {

    private static final String WRONG_TYPE = "has a value of the wrong type";

    private final String path;
    private final ObjectNode node;

    /** Reads the value of a field, which is not null. */
    @FunctionalInterface
    public interface Reader<T> {

        /** @param path the path of the field */
        T read(String path, JsonNode value);
    }

    /**
     * @param path the path of the object in the file; empty for the file itself
     * @param known the names of the fields that the object can have
     */
    public EntryFields(String path, JsonNode value, Set<String> known) {
        this.path = path.isEmpty() ? "" : path + ".";
        this.node = object(path, value);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            require(
                    known.contains(field.getKey()),
                    this.path + field.getKey(),
                    "is unknown. Supported: " + String.join(", ", new TreeSet<>(known)));
        }
    }

    /** Returns the value of a field; null if it is left out. */
    public <T> T get(String name, Reader<T> reader) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : reader.read(path + name, value);
    }

    /** Returns the value of a field, which can be any JSON; null if it is left out. */
    public JsonNode json(String name) {
        return node.get(name);
    }

    /** Returns a text; null if it is left out. */
    public String text(String name) {
        return get(name, EntryFields::text);
    }

    /** Returns a boolean; false if it is left out. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(get(name, EntryFields::flag));
    }

    /** Returns a number; null if it is left out. */
    public Integer integer(String name) {
        return get(name, EntryFields::integer);
    }

    /** Returns an object of any fields; null if it is left out. */
    public ObjectNode object(String name) {
        return get(name, EntryFields::object);
    }

    /** Returns a list of texts; null if it is left out. */
    public List<String> texts(String name) {
        return get(name, EntryFields::texts);
    }

    /** Returns texts by name; null if they are left out. */
    public Map<String, String> textByName(String name) {
        return get(name, EntryFields::textByName);
    }

    /** Returns a list; null if it is left out. */
    public <T> List<T> list(String name, Reader<T> reader) {
        return get(name, (at, value) -> list(at, value, reader));
    }

    /** Returns values by name; null if they are left out. */
    public <T> Map<String, T> map(String name, Reader<T> reader) {
        return get(name, (at, value) -> map(at, value, reader));
    }

    /** Reads a list of texts. */
    public static List<String> texts(String path, JsonNode value) {
        return list(path, value, EntryFields::text);
    }

    /** Reads texts by name. */
    public static Map<String, String> textByName(String path, JsonNode value) {
        return map(path, value, EntryFields::text);
    }

    private static String text(String path, JsonNode value) {
        require(value.isValueNode(), path, WRONG_TYPE);
        return value.asText();
    }

    private static boolean flag(String path, JsonNode value) {
        String text = text(path, value);
        require(text.equals("true") || text.equals("false"), path, WRONG_TYPE);
        return text.equals("true");
    }

    private static Integer integer(String path, JsonNode value) {
        try {
            return Integer.valueOf(text(path, value));
        } catch (NumberFormatException e) {
            throw new InvalidFieldException(path, WRONG_TYPE);
        }
    }

    private static ObjectNode object(String path, JsonNode value) {
        require(value.isObject(), path, WRONG_TYPE);
        return (ObjectNode) value;
    }

    private static <T> List<T> list(String path, JsonNode value, Reader<T> reader) {
        require(value.isArray(), path, WRONG_TYPE);
        List<T> list = new ArrayList<>();
        for (JsonNode item : value) {
            list.add(part(path + "." + list.size(), item, reader));
        }
        return list;
    }

    private static <T> Map<String, T> map(String path, JsonNode value, Reader<T> reader) {
        Map<String, T> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(path, value).properties()) {
            map.put(entry.getKey(), part(path + "." + entry.getKey(), entry.getValue(), reader));
        }
        return map;
    }

    private static <T> T part(String path, JsonNode value, Reader<T> reader) {
        require(!value.isNull(), path, "is null; give it a value or leave it out");
        return reader.read(path, value);
    }
}
