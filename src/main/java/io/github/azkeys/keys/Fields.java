package io.github.azkeys.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a record is made of, said once: each field by name, shown or secret. {@link #toString()} shows the names of
 * all and the values of those that are no secret. Built and read by one thread; what it holds is immutable.
 */
public final class Fields {

    private static final String HIDDEN = "***";

    private final String type;
    private final List<String> shown = new ArrayList<>();
    private final Map<String, String> keys = new LinkedHashMap<>();

    private Fields(String type) {
        this.type = type;
    }

    /**
     * @param type the record whose fields follow, for {@link #toString()}
     */
    public static Fields of(Class<?> type) {
        return new Fields(type.getSimpleName());
    }

    /** Adds a field that anybody may see; {@code value} may be null. */
    public Fields shown(String name, Object value) {
        shown.add(name + "=" + value);
        return this;
    }

    /** Adds a key, password, token or connection string; {@code value} may be null. */
    public Fields secret(String name, String value) {
        shown.add(name + "=" + (value == null ? null : HIDDEN));
        if (value != null) {
            keys.put(name, value);
        }
        return this;
    }

    /** Adds a part with fields of its own, whose keys are named behind a dot; {@code part} may be null. */
    public Fields nested(String name, KeySet part) {
        shown.add(name + "=" + part);
        if (part != null) {
            part.fields().keys.forEach((below, key) -> keys.put(name + "." + below, key));
        }
        return this;
    }

    /**
     * Adds a list of keys that have names, such as {@code [{"name": "password", "value": "…"}]}.
     *
     * @param items may be null, and so may what {@code itemName} and {@code itemKey} return
     */
    public <T> Fields named(String name, List<T> items, Function<T, String> itemName, Function<T, String> itemKey) {
        shown.add(name + "=" + items);
        if (items != null) {
            for (int i = 0; i < items.size(); i++) {
                T item = items.get(i);
                String key = itemKey.apply(item);
                if (key != null) {
                    String own = itemName.apply(item);
                    // without a name of its own an item goes by its place
                    keys.put(name + "." + (own == null ? String.valueOf(i) : own), key);
                }
            }
        }
        return this;
    }

    /** Adds fields that the record does not know: their names are shown, their values may be secret. */
    public Fields additional(Map<String, JsonNode> properties) {
        properties.keySet().forEach(name -> shown.add(name + "=" + HIDDEN));
        return this;
    }

    /** The record with its keys left out. */
    @Override
    public String toString() {
        return type + shown;
    }

    Set<String> keyNames() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    String key(String name) {
        String key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException(type + " has no key '" + name + "'; it has " + keys.keySet());
        }
        return key;
    }

    /** For the records: an unmodifiable copy that keeps the order. */
    static Map<String, JsonNode> copy(Map<String, JsonNode> properties) {
        return properties == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
