package io.github.azkeys.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.catalog.Operation;
import io.github.azkeys.keys.KeySet;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

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
        String name = operation.body();
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
    ObjectNode replaceAll(ObjectNode answer, Function<String, String> fresh) {
        KeySet keys = read(answer);
        ObjectNode copy = answer.deepCopy();
        keys.keyNames().forEach(name -> replace(copy, name, keys.key(name), fresh.apply(keys.key(name))));
        return copy;
    }

    /**
     * A copy of the answer with one key replaced.
     *
     * @throws IllegalArgumentException if there is no key of that name, listing the names
     */
    ObjectNode replace(ObjectNode answer, String name, Function<String, String> fresh) {
        String key = read(answer).key(name);
        ObjectNode copy = answer.deepCopy();
        replace(copy, name, key, fresh.apply(key));
        return copy;
    }

    private void replace(ObjectNode answer, String name, String from, String to) {
        if (!set(answer, name, from, to)) {
            throw new IllegalArgumentException(
                    "The answer of '" + operation.name() + "' has no place for the key '" + name + "'");
        }
    }

    /** Follows a key's name down to its leaf. */
    private static boolean set(JsonNode node, String name, String from, String to) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (name.equals(field.getKey()) && isText(field.getValue(), from)) {
                    object.put(field.getKey(), to);
                    return true;
                }
                if (name.startsWith(field.getKey() + ".")
                        && set(field.getValue(), name.substring(field.getKey().length() + 1), from, to)) {
                    return true;
                }
            }
            return false;
        }
        return node.isArray() && setItem(node, name, from, to);
    }

    /** An item of a list goes by one of its own texts, or by its place. */
    private static boolean setItem(JsonNode list, String name, String from, String to) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode item) {
                boolean named = name.equals(String.valueOf(i));
                Iterator<JsonNode> texts = item.elements();
                while (!named && texts.hasNext()) {
                    named = isText(texts.next(), name);
                }
                for (Map.Entry<String, JsonNode> field : item.properties()) {
                    if (named && isText(field.getValue(), from)) {
                        item.put(field.getKey(), to);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isText(JsonNode node, String text) {
        return node.isTextual() && node.textValue().equals(text);
    }
}
