// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.shape;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of an operation file with its path for errors.
 *
 * @param path such as {@code body.fields.primary}
 * @param known the fields that the object can have
 */
record JsonEntry(String path, ObjectNode node, List<String> known) {

    JsonEntry {
        node.properties().forEach(property -> {
            String field = path + "." + property.getKey();
            require(
                    known.contains(property.getKey()),
                    field,
                    "is unknown. Supported: "
                            + String.join(", ", known.stream().sorted().toList()));
            requireValue(field, property.getValue());
        });
    }

    static JsonEntry of(String path, JsonNode node, List<String> known) {
        requireValue(path, node);
        if (!(node instanceof ObjectNode object)) {
            throw new InvalidFieldException(path, "must be an object");
        }
        return new JsonEntry(path, object, known);
    }

    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(node.get(name));
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        require(
                value == null || value.isTextual() && !value.textValue().isBlank(),
                path + "." + name,
                "must be a text");
        return value == null ? null : value.textValue();
    }

    boolean flag(String name) {
        JsonNode value = node.get(name);
        require(value == null || value.isBoolean(), path + "." + name, "must be true or false");
        return value != null && value.booleanValue();
    }

    InvalidFieldException invalid(String name, String problem) {
        return new InvalidFieldException(path + "." + name, problem);
    }

    private static void requireValue(String path, JsonNode value) {
        require(!value.isNull(), path, "is null; give it a value or leave it out");
    }
}
