// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shapes of one file. A shape is defined where it is used first and can be referenced by name after that. A
 * wrong shape is an {@link InvalidFieldException}. Not threadsafe.
 */
public final class ShapeReader {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private static final List<String> FIELDS =
            List.of("name", "description", "title", "documentation", "keysByName", "multiline", "writeNull", "fields");

    private final Function<String, Optional<JsonNode>> shared;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param shared finds the definition of a shape that the file references but does not define
     */
    public ShapeReader(Function<String, Optional<JsonNode>> shared) {
        this.shared = shared;
    }

    /**
     * Reads a definition, or the name of a shape that the file or {@code shared} defines.
     *
     * @param path the path in the file, for errors
     */
    public Shape read(String path, JsonNode node) {
        return node.isTextual() ? named(path, node.textValue()) : define(path, node, null);
    }

    private Shape named(String path, String name) {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        InvalidFieldException.require(!open.contains(name), path, "is '" + name + "', which would contain itself");
        JsonNode definition = NAME.matcher(name).matches() ? shared.apply(name).orElse(null) : null;
        if (definition == null) {
            throw new InvalidFieldException(
                    path, "is '" + name + "'. Supported: " + FieldReader.types() + ", the name of a shape, or a shape");
        }
        return define(path, definition, name);
    }

    /**
     * @param file the name of the shape's own file; null if it is part of another
     */
    private Shape define(String path, JsonNode node, @Nullable String file) {
        JsonEntry entry = JsonEntry.of(path, node, FIELDS);
        String name = file == null ? entry.text("name") : file;
        if (name != null) {
            if (!NAME.matcher(name).matches()) {
                throw entry.invalid("name", "is '" + name + "'; it must match " + NAME);
            }
            if (shapes.containsKey(name) || !open.add(name)) {
                throw entry.invalid("name", "is '" + name + "', which is already defined");
            }
        }
        Shape shape = new Shape(
                name,
                entry.text("description"),
                entry.text("title"),
                entry.text("documentation"),
                entry.flag("keysByName"),
                multiline(entry),
                entry.flag("writeNull"),
                fields(entry));
        if (name != null) {
            open.remove(name);
            shapes.put(name, shape);
        }
        return shape;
    }

    private static boolean multiline(JsonEntry shape) {
        if (shape.flag("multiline") && !shape.flag("keysByName")) {
            throw shape.invalid("multiline", "needs keysByName; otherwise it is stated for a field");
        }
        return shape.flag("multiline");
    }

    private List<Field> fields(JsonEntry shape) {
        JsonNode fields = shape.node().get("fields");
        if (fields == null) {
            if (!shape.flag("keysByName")) {
                throw shape.invalid("fields", "is missing");
            }
            return List.of();
        }
        if (!(fields instanceof ObjectNode object) || object.isEmpty()) {
            throw shape.invalid("fields", "must be an object with at least one field");
        }
        FieldReader reader = new FieldReader(this);
        List<Field> read = new ArrayList<>();
        object.properties()
                .forEach(field -> read.add(
                        reader.read(shape.path() + ".fields." + field.getKey(), field.getKey(), field.getValue())));
        return read;
    }
}
