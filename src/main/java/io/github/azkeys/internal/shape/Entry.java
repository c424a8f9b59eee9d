package io.github.azkeys.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An object of a file with the path to it, for errors.
 *
 * @param path such as {@code body.fields.primary}
 * @param known the fields that the object can have
 */
record Entry(String path, ObjectNode node, List<String> known) {

    Entry {
        node.properties().forEach(property -> {
            if (!known.contains(property.getKey())) {
                throw new InvalidShapeException(
                        path + "." + property.getKey(),
                        "is unknown; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            requireValue(path + "." + property.getKey(), property.getValue());
        });
    }

    static Entry of(String path, JsonNode node, List<String> known) {
        requireValue(path, node);
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidShapeException(path, "must be an object");
        }
        return new Entry(path, object, known);
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(node.get(name));
    }

    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw invalid(name, "must be a text");
            }
            return value.textValue();
        });
    }

    boolean flag(String name) {
        return get(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw invalid(name, "must be true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    InvalidShapeException invalid(String name, String problem) {
        return new InvalidShapeException(path + "." + name, problem);
    }

    private static void requireValue(String path, JsonNode value) {
        if (value.isNull()) {
            throw new InvalidShapeException(path, "is null; give it a value or leave it out");
        }
    }
}
