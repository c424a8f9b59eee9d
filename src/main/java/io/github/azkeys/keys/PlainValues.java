// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies JSON as values of the JDK, so that bodies do not depend on a JSON library. */
final class PlainValues {

    /** Begins the name of a field that is null. Names in JSON do not begin with it. */
    private static final String NULL = "\0";

    private PlainValues() {}

    /** Returns the name by which {@link #copy} is told that a field of a record is null. */
    static String nullName(String field) {
        return NULL + field;
    }

    /** Returns the name of a field without what {@link #nullName} added. */
    static String name(String given) {
        return given.startsWith(NULL) ? given.substring(NULL.length()) : given;
    }

    /** Returns the failure to read a type from JSON, which does not quote it. */
    static IllegalArgumentException unreadable(Class<?> type, String json) {
        return new IllegalArgumentException(type.getSimpleName() + " cannot be read from " + json);
    }

    static Map<String, @Nullable Object> copy(Map<?, ? extends @Nullable Object> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (!(name instanceof String)) {
                throw new IllegalArgumentException("The name of a JSON field must be a String, not " + type(name));
            }
            copy.put(name((String) name), copy(value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return copy(object);
        }
        if (value instanceof Collection<? extends @Nullable Object> items) {
            // List.copyOf refuses null, which JSON has
            List<@Nullable Object> copy = new ArrayList<>(items.size());
            items.forEach(item -> copy.add(copy(item)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof @Nullable Object[] items) {
            return copy(Arrays.asList(items)); // as Jackson reads lists if so configured
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        throw new IllegalArgumentException("A JSON value must be a String, Number, Boolean, List, Map or null, not "
                + type(value)); // the value may be secret
    }

    private static String type(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}
