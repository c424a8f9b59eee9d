// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds a key in a part of a body, for the names of a rotation pair. The generated records call it. */
final class Parts {

    private Parts() {}

    /** Returns the key of a nested object; null if there is none. */
    static <T> @Nullable String key(@Nullable T part, Function<T, @Nullable String> key) {
        return part == null ? null : key.apply(part);
    }

    /** Returns the key of the first item of a list that matches; null if there is none. */
    static <T> @Nullable String key(@Nullable List<T> items, Predicate<T> matches, Function<T, @Nullable String> key) {
        return items == null
                ? null
                : key(items.stream().filter(matches).findFirst().orElse(null), key);
    }
}
