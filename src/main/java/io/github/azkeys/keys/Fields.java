// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, each of them shown or secret. {@link #toString()} shows the names of all fields and the values of
 * those that are not secret. A mutable builder for one thread; its content is immutable.
 */
public final class Fields {

    static final String HIDDEN = "***";

    private static final BiPredicate<String, String> ANY_TEXT = (field, text) -> true;

    private final String type;
    private final List<String> shown = new ArrayList<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private boolean unnamed;

    private Fields(String type) {
        this.type = type;
    }

    /** Starts the fields of a record, whose simple name {@link #toString()} shows. */
    public static Fields of(Class<?> type) {
        return of(type.getSimpleName());
    }

    /** Starts the fields of a type whose name {@link #toString()} shows. */
    public static Fields of(String type) {
        return new Fields(type);
    }

    /** Adds a field that is not secret. */
    public Fields shown(String name, @Nullable Object value) {
        shown.add(name + "=" + value);
        return this;
    }

    /** Adds a key, password, token or connection string. */
    public Fields secret(String name, @Nullable String value) {
        shown.add(name + "=" + (value == null ? null : HIDDEN));
        put(name, value);
        return this;
    }

    /** Adds a nested object; the names of its keys are prefixed with the name and a dot. */
    public Fields nested(String name, @Nullable KeySet part) {
        shown.add(name + "=" + part);
        below(name, part);
        return this;
    }

    /** Adds a list of objects; their keys are named by the object, such as {@code value.iothubowner.primaryKey}. */
    public <T extends KeySet> Fields list(
            String name, @Nullable List<T> items, Function<T, @Nullable String> itemName) {
        each(name, items, itemName, this::below);
        return this;
    }

    /** Adds objects by name; their keys are named as in a list. */
    public Fields parts(String name, @Nullable Map<String, ? extends @Nullable KeySet> parts) {
        shown.add(name + "=" + parts);
        if (parts != null) {
            parts.forEach((own, part) -> below(name + "." + own, part));
        }
        return this;
    }

    /** Adds a list of named keys, such as {@code [{"name": "password", "value": "…"}]}. */
    public <T> Fields named(
            String name,
            @Nullable List<T> items,
            Function<T, @Nullable String> itemName,
            Function<T, @Nullable String> itemKey) {
        each(name, items, itemName, (own, item) -> put(own, itemKey.apply(item)));
        return this;
    }

    /** Adds keys by name, such as {@code {"default": "…"}}. */
    public Fields secrets(String name, @Nullable Map<String, ? extends @Nullable String> values) {
        shown.add(name + "=" + hidden(values));
        if (values != null) {
            values.forEach((own, key) -> put(name + "." + own, key));
        }
        return this;
    }

    /** Adds a list of keys, which are named by their index. */
    public Fields secretList(String name, @Nullable List<String> values) {
        shown.add(name + "="
                + (values == null ? null : values.stream().map(key -> HIDDEN).toList()));
        texts(name, name, values, ANY_TEXT);
        return this;
    }

    /** Adds any JSON; all its texts are keys, named by their path. */
    public Fields open(String name, @Nullable Map<String, ? extends @Nullable Object> values) {
        shown.add(name + "=" + hidden(values));
        if (values != null) {
            values.forEach((own, value) -> texts(name + "." + own, own, value, ANY_TEXT));
        }
        return this;
    }

    /** Adds fields that the record does not define; only their names are shown. */
    public Fields additional(Map<String, ? extends @Nullable Object> properties) {
        properties.keySet().forEach(name -> shown.add(name + "=" + HIDDEN));
        return this;
    }

    /** Adds the fields of a response that consists of keys by name only. */
    public Fields unnamed(Map<String, ? extends @Nullable Object> properties) {
        properties.forEach((name, value) -> texts(name, name, value, ANY_TEXT));
        unnamed = true;
        return additional(properties);
    }

    /** Adds all fields of a response without a record; a text is a key unless it is known to be public. */
    public Fields json(Map<String, ? extends @Nullable Object> response) {
        response.forEach((name, value) -> {
            shown.add(name + "=" + PublicTexts.redacted(name, value));
            texts(name, name, value, (field, text) -> !PublicTexts.contain(field, text));
        });
        unnamed = true;
        return this;
    }

    /** Returns whether the response consists of keys by name only, so that any JSON object matches. */
    public boolean isUnnamed() {
        return unnamed;
    }

    /** Returns the fields without the values of secrets. */
    @Override
    public String toString() {
        return type + shown;
    }

    /** Returns the names of the keys, in the order of the response. Immutable. */
    public Set<String> keyNames() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /**
     * Returns a key in plaintext.
     *
     * @param name one of {@link #keyNames()}
     * @throws IllegalArgumentException if there is no such key; the message lists the names
     */
    public String key(String name) {
        String key = keys.get(name);
        if (key == null) {
            throw new IllegalArgumentException(type + " does not have key '" + name + "'. Keys: " + keys.keySet());
        }
        return key;
    }

    /**
     * Returns an unmodifiable deep copy of a JSON object; of null, an empty map. A value is a {@link String}, {@link
     * Number}, {@link Boolean}, a {@link List} or {@link Map} of such values, or null.
     *
     * @throws IllegalArgumentException if a value is of another type, or if the key of a map is not a {@link String}
     */
    public static Map<String, @Nullable Object> copyOf(@Nullable Map<String, ? extends @Nullable Object> properties) {
        return properties == null ? Map.of() : PlainValues.copy(properties);
    }

    /** Returns an unmodifiable copy in the same order. */
    static <V extends @Nullable Object> Map<String, V> unmodifiable(Map<String, V> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    Fields copy() {
        Fields copy = new Fields(type);
        copy.shown.addAll(shown);
        copy.keys.putAll(keys);
        copy.unnamed = unnamed;
        return copy;
    }

    private void below(String name, @Nullable KeySet part) {
        if (part != null) {
            part.fields().keys.forEach((below, key) -> keys.put(name + "." + below, key));
        }
    }

    /** Adds the texts of a JSON value for which {@code secret} (field, text) is true. */
    private void texts(String name, String field, @Nullable Object value, BiPredicate<String, String> secret) {
        if (value instanceof String text) {
            if (secret.test(field, text)) {
                keys.put(name, text);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                texts(name + "." + i, field, list.get(i), secret);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((own, below) -> texts(name + "." + own, String.valueOf(own), below, secret));
        }
    }

    /** Names each item of a list by its own name; by its index if that is missing or not unique. */
    private <T> void each(
            String name,
            @Nullable List<T> items,
            Function<T, @Nullable String> itemName,
            BiConsumer<String, T> consumer) {
        shown.add(name + "=" + items);
        if (items == null) {
            return;
        }
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            String own = itemName.apply(item);
            boolean unique = own != null && !own.isBlank() && taken.add(own);
            consumer.accept(name + "." + (unique ? own : i), item);
        }
    }

    private void put(String name, @Nullable String key) {
        if (key != null) {
            keys.put(name, key);
        }
    }

    private static @Nullable String hidden(@Nullable Map<String, ? extends @Nullable Object> values) {
        return values == null
                ? null
                : values.keySet().stream().map(own -> own + "=" + HIDDEN).collect(Collectors.joining(", ", "{", "}"));
    }
}
