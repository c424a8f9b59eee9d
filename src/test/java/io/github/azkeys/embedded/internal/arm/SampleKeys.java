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
import java.util.Set;

/**
 * Reads the keys in the response of an operation. The body type of the operation determines which values
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
            return TypedKeysReader.read(operation.body().shape(), response, Set.of(), Map.of());
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

    /** Returns the position of each key: every text is replaced by a mark, and the body is read to find the marks. */
    Map<String, JsonPointer> positions(ObjectNode response) {
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
                if (isText(field.getValue())) {
                    String mark = "mark" + marks.size();
                    marks.put(mark, below);
                    field.setValue(object.textNode(mark));
                }
                mark(field.getValue(), below, marks);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonPointer below = at.appendIndex(i);
            if (isText(node.get(i))) {
                String mark = "mark" + marks.size();
                marks.put(mark, below);
                ((ArrayNode) node).set(i, mark);
            }
            mark(node.get(i), below, marks);
        }
    }

    /** An empty text is not a key. */
    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty();
    }
}
