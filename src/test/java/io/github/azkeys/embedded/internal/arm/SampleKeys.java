// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.shape.TypedKeysReader;
import io.github.azkeys.keys.KeySet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads and replaces the keys in the response of an operation. The body type of the operation determines which values
 * are keys, and their names. Thread-safe.
 */
final class SampleKeys {

    private static final JsonMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    private final Operation operation;

    SampleKeys(Operation operation) {
        this.operation = operation;
    }

    /**
     * Returns the keys of a response.
     *
     * @throws IllegalArgumentException if the body type of the operation is not a {@link KeySet}
     */
    KeySet read(ObjectNode response) {
        String name = operation.body().type();
        if (operation.body().shape() != null) {
            return TypedKeysReader.read(operation.body().shape(), response, Map.of());
        }
        try {
            Class<?> body = Class.forName(name.contains(".") ? name : KeySet.class.getPackageName() + "." + name);
            if (KeySet.class.isAssignableFrom(body)) {
                return (KeySet) JSON.treeToValue(response, body);
            }
        } catch (ClassNotFoundException | JsonProcessingException e) {
            throw new IllegalArgumentException("The sample of '" + operation.name() + "' cannot be read as " + name, e);
        }
        throw new IllegalArgumentException(
                "The operation '" + operation.name() + "' has the body " + name + ", which must be a KeySet");
    }

    /** Returns a copy of the response with all keys replaced. */
    ObjectNode replaceAll(ObjectNode response, UnaryOperator<String> newValue) {
        ObjectNode copy = response.deepCopy();
        positions(response).forEach((name, position) -> replace(copy, position, newValue));
        return copy;
    }

    /**
     * Returns a copy of the response with one key replaced.
     *
     * @throws IllegalArgumentException if there is no key with this name; the message lists the names
     */
    ObjectNode replace(ObjectNode response, String name, UnaryOperator<String> newValue) {
        Map<String, JsonPointer> positions = positions(response);
        if (!positions.containsKey(name)) {
            throw new IllegalArgumentException(
                    operation.name() + " does not have key '" + name + "'. Keys: " + positions.keySet());
        }
        ObjectNode copy = response.deepCopy();
        replace(copy, positions.get(name), newValue);
        return copy;
    }

    /** Returns the object in the response that contains a key. */
    ObjectNode enclosingObject(ObjectNode response, String name) {
        return (ObjectNode) response.at(positions(response).get(name).head()).deepCopy();
    }

    /** Returns the position of each key: every text is replaced by a mark, and the body is read to find the marks. */
    private Map<String, JsonPointer> positions(ObjectNode response) {
        Map<String, JsonPointer> marks = new HashMap<>();
        ObjectNode marked = response.deepCopy();
        mark(marked, JsonPointer.empty(), marks);
        KeySet keys = read(marked);
        KeySet unmarked = read(response);
        // the name of a list item is a text and so a mark too; the keys are matched by their order
        Iterator<String> markedNames = keys.keyNames().iterator();
        Map<String, JsonPointer> positions = new LinkedHashMap<>();
        unmarked.keyNames().forEach(name -> positions.put(name, marks.get(keys.key(markedNames.next()))));
        return positions;
    }

    private static void mark(JsonNode node, JsonPointer at, Map<String, JsonPointer> marks) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonPointer below = at.appendProperty(field.getKey());
                if (field.getValue().isTextual()) {
                    String mark = "mark" + marks.size();
                    marks.put(mark, below);
                    field.setValue(object.textNode(mark));
                }
                mark(field.getValue(), below, marks);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonPointer below = at.appendIndex(i);
            if (node.get(i).isTextual()) {
                String mark = "mark" + marks.size();
                marks.put(mark, below);
                ((ArrayNode) node).set(i, mark);
            }
            mark(node.get(i), below, marks);
        }
    }

    private static void replace(ObjectNode response, JsonPointer position, UnaryOperator<String> newValue) {
        String value = newValue.apply(response.at(position).textValue());
        JsonNode parent = response.at(position.head());
        if (parent instanceof ObjectNode object) {
            object.put(position.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(position.last().getMatchingIndex(), value);
        }
    }
}
