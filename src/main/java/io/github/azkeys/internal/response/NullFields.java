// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.keys.Fields;

/** Lets records keep which of their fields ARM sent as null, so that they are written as they were received. */
final class NullFields {

    private NullFields() {}

    /**
     * Returns the response with other names for fields that are null, which records of this library take as additional
     * properties.
     *
     * @param type the type of the body; a class of an application gets the response unchanged
     */
    static ObjectNode of(String type, ObjectNode response) {
        return type.contains(".") || !hasNull(response) ? response : named(response);
    }

    private static boolean hasNull(JsonNode node) {
        if (node.isNull()) {
            return true;
        }
        for (JsonNode child : node) {
            if (hasNull(child)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode named(ObjectNode object) {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            copy.set(value.isNull() ? Fields.nullName(field.getKey()) : field.getKey(), named(value));
        });
        return copy;
    }

    private static JsonNode named(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return named(object);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = array.arrayNode();
            node.forEach(item -> items.add(named(item)));
            return items;
        }
        return node;
    }
}
