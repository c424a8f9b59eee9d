package io.github.azkeys.internal.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two keys of an answer that open the same, so that one is used while the other is made new. Immutable.
 *
 * @param keys the way to each, by the name that a route uses; first the one that is used while nothing is known
 */
public record RotationPair(Map<String, KeyPath> keys) {

    /**
     * @throws IllegalArgumentException if it is not two keys
     */
    public RotationPair {
        if (keys.size() != 2) {
            throw new IllegalArgumentException("has to name two keys, such as primary and secondary");
        }
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /**
     * As it stands in an operation's file; null where it has none.
     *
     * @throws InvalidFieldException if it is not two keys, or the way to one is wrong
     */
    static RotationPair read(Map<String, String> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, KeyPath> keys = new LinkedHashMap<>();
        try {
            entries.forEach((name, path) -> keys.put(name, new KeyPath(path)));
            return new RotationPair(keys);
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException("pair", e.getMessage());
        }
    }

    /** The two names, that of the first key first. */
    public List<String> names() {
        return new ArrayList<>(keys.keySet());
    }
}
