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

/**
 * Reads the shapes of one file. A shape stands where it is used first; its name alone refers to it after that. Used by
 * one thread.
 */
public final class ShapeReader {

    /** What can be the name of a record. */
    static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private static final List<String> SHAPE =
            List.of("name", "description", "title", "documentation", "keysByName", "writeNull", "fields");

    private final Function<String, Optional<JsonNode>> shared;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();

    /**
     * @param shared finds the definition of a shape that the file names without defining it
     */
    public ShapeReader(Function<String, Optional<JsonNode>> shared) {
        this.shared = shared;
    }

    /**
     * Reads a definition, or the name of a shape that the file or {@code shared} defines.
     *
     * @param path the way to it in the file, for errors
     * @throws InvalidShapeException if it is wrong
     */
    public Shape read(String path, JsonNode node) {
        return node.isTextual() ? named(path, node.textValue()) : define(path, node, Optional.empty());
    }

    private Shape named(String path, String name) {
        Shape known = shapes.get(name);
        if (known != null) {
            return known;
        }
        JsonNode definition = NAME.matcher(name).matches() ? shared.apply(name).orElse(null) : null;
        if (definition == null || open.contains(name)) {
            throw new InvalidShapeException(
                    path,
                    open.contains(name)
                            ? "is '" + name + "', which would contain itself"
                            : "is '" + name + "'; it can be " + FieldReader.types()
                                    + ", the name of a shape, or a shape");
        }
        return define(name, definition, Optional.of(name));
    }

    /**
     * @param file the name of the file that holds nothing else
     */
    private Shape define(String path, JsonNode node, Optional<String> file) {
        Entry entry = Entry.of(path, node, SHAPE);
        Optional<String> name = file.or(() -> entry.text("name"));
        name.ifPresent(own -> {
            if (!NAME.matcher(own).matches()) {
                throw entry.invalid("name", "is '" + own + "'; it must match " + NAME);
            }
            if (shapes.containsKey(own) || !open.add(own)) {
                throw entry.invalid("name", "is '" + own + "', which is defined already");
            }
        });
        Shape shape = new Shape(
                name.orElse(null),
                entry.text("description").orElse(null),
                entry.text("title").orElse(null),
                entry.text("documentation").orElse(null),
                entry.flag("keysByName"),
                entry.flag("writeNull"),
                fields(entry));
        name.ifPresent(own -> {
            open.remove(own);
            shapes.put(own, shape);
        });
        return shape;
    }

    private List<Field> fields(Entry shape) {
        Optional<JsonNode> fields = shape.get("fields");
        if (fields.isEmpty()) {
            if (!shape.flag("keysByName")) {
                throw shape.invalid("fields", "is missing");
            }
            return List.of();
        }
        if (!(fields.get() instanceof ObjectNode object) || object.isEmpty()) {
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
