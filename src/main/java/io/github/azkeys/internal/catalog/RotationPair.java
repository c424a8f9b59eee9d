// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.InvalidFieldException;
import io.github.azkeys.internal.shape.KeyPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two keys of a response that give the same access, so that one can be used while the other is regenerated. Immutable.
 *
 * @param keys the path of each key by its name in routes; the first is used until a change was seen
 */
public record RotationPair(Map<String, KeyPath> keys) {

    public RotationPair {
        InvalidFieldException.require(keys.size() == 2, "pair", "must name two keys, such as primary and secondary");
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** Returns the two names in their order. */
    public List<String> names() {
        return List.copyOf(keys.keySet());
    }
}
