package io.github.azkeys.embedded;

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
 * Reads and changes the keys in an operation's answer. Which leaves are keys, and what they are called, is what the
 * operation's record says of them. Threadsafe.
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
     * The keys of an answer.
     *
     * @throws IllegalArgumentException if the operation's record is none that knows its keys
     */
    KeySet read(ObjectNode answer) {
        String name = operation.body().type();
        if (operation.body().shape() != null) {
            return TypedKeysReader.read(operation.body().shape(), answer);
        }
        try {
            Class<?> body = Class.forName(name.contains(".") ? name : KeySet.class.getPackageName() + "." + name);
            if (KeySet.class.isAssignableFrom(body)) {
                return (KeySet) JSON.treeToValue(answer, body);
            }
        } catch (ClassNotFoundException | JsonProcessingException e) {
            throw new IllegalArgumentException("The sample of '" + operation.name() + "' cannot be read as " + name, e);
        }
        throw new IllegalArgumentException(
                "The operation '" + operation.name() + "' answers " + name + ", which is no KeySet");
    }

    /** A copy of the answer with every key replaced. */
    ObjectNode replaceAll(ObjectNode answer, UnaryOperator<String> fresh) {
        ObjectNode copy = answer.deepCopy();
        places(answer).forEach((name, place) -> replace(copy, place, fresh));
        return copy;
    }

    /**
     * A copy of the answer with one key replaced.
     *
     * @throws IllegalArgumentException if there is no key of that name, listing the names
     */
    ObjectNode replace(ObjectNode answer, String name, UnaryOperator<String> fresh) {
        read(answer).key(name); // says which names there are
        ObjectNode copy = answer.deepCopy();
        replace(copy, places(answer).get(name), fresh);
        return copy;
    }

    /** The part of the answer that a key stands in. */
    ObjectNode around(ObjectNode answer, String name) {
        return (ObjectNode) answer.at(places(answer).get(name).head()).deepCopy();
    }

    /** Where in the answer each key is: every text is marked, and the record says which mark has become which key. */
    private Map<String, JsonPointer> places(ObjectNode answer) {
        Map<String, JsonPointer> marks = new HashMap<>();
        ObjectNode marked = answer.deepCopy();
        mark(marked, JsonPointer.empty(), marks);
        KeySet keys = read(marked);
        KeySet unmarked = read(answer);
        // an item of a list is named by a text of its own, which is marked as well; order says which is which
        Iterator<String> markedNames = keys.keyNames().iterator();
        Map<String, JsonPointer> places = new LinkedHashMap<>();
        unmarked.keyNames().forEach(name -> places.put(name, marks.get(keys.key(markedNames.next()))));
        return places;
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

    private static void replace(ObjectNode answer, JsonPointer place, UnaryOperator<String> fresh) {
        String value = fresh.apply(answer.at(place).textValue());
        JsonNode parent = answer.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.put(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
        }
    }
}
