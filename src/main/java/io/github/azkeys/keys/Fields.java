package io.github.azkeys.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a record is made of, said once: each field by name, shown or secret. {@link #toString()} shows the names of
 * all and the values of those that are no secret. Built and read by one thread; what it holds is immutable.
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

    /**
     * @param type the record whose fields follow, for {@link #toString()}
     */
    public static Fields of(Class<?> type) {
        return of(type.getSimpleName());
    }

    /**
     * @param type the name of what has the fields that follow, for {@link #toString()}
     */
    public static Fields of(String type) {
        return new Fields(type);
    }

    /** Adds a field that anybody may see; {@code value} may be null. */
    public Fields shown(String name, @Nullable Object value) {
        shown.add(name + "=" + value);
        return this;
    }

    /** Adds a key, password, token or connection string; {@code value} may be null. */
    public Fields secret(String name, @Nullable String value) {
        shown.add(name + "=" + (value == null ? null : HIDDEN));
        if (value != null) {
            keys.put(name, value);
        }
        return this;
    }

    /** Adds a part with fields of its own, whose keys are named behind a dot; {@code part} may be null. */
    public Fields nested(String name, @Nullable KeySet part) {
        shown.add(name + "=" + part);
        below(name, part);
        return this;
    }

    /**
     * Adds a list of parts with fields of their own, whose keys are named by the part's name, such as {@code
     * value.iothubowner.primaryKey}.
     *
     * @param items may be null, and so may what {@code itemName} returns
     */
    public <T extends KeySet> Fields list(
            String name, @Nullable List<T> items, Function<T, @Nullable String> itemName) {
        shown.add(name + "=" + items);
        if (items != null) {
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                T item = items.get(i);
                below(name + "." + place(itemName.apply(item), i, taken), item);
            }
        }
        return this;
    }

    /** Adds parts by name, whose keys are named as in a list; {@code parts} may be null. */
    public Fields parts(String name, @Nullable Map<String, ? extends @Nullable KeySet> parts) {
        shown.add(name + "=" + parts);
        if (parts != null) {
            parts.forEach((own, part) -> below(name + "." + own, part));
        }
        return this;
    }

    /**
     * Adds a list of keys that have names, such as {@code [{"name": "password", "value": "…"}]}.
     *
     * @param items may be null, and so may what {@code itemName} and {@code itemKey} return
     */
    public <T> Fields named(
            String name,
            @Nullable List<T> items,
            Function<T, @Nullable String> itemName,
            Function<T, @Nullable String> itemKey) {
        shown.add(name + "=" + items);
        if (items != null) {
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < items.size(); i++) {
                T item = items.get(i);
                String own = place(itemName.apply(item), i, taken);
                String key = itemKey.apply(item);
                if (key != null) {
                    keys.put(name + "." + own, key);
                }
            }
        }
        return this;
    }

    /** Adds keys by name, such as {@code {"default": "…"}}; {@code values} may be null. */
    public Fields secrets(String name, @Nullable Map<String, ? extends @Nullable String> values) {
        shown.add(name + "=" + hidden(values));
        if (values != null) {
            values.forEach((own, key) -> {
                if (key != null) {
                    keys.put(name + "." + own, key);
                }
            });
        }
        return this;
    }

    /** Adds a list of keys, which are named by their places; {@code values} may be null. */
    public Fields secretList(String name, @Nullable List<String> values) {
        shown.add(name + "="
                + (values == null ? null : values.stream().map(key -> HIDDEN).toList()));
        texts(name, name, values, ANY_TEXT);
        return this;
    }

    /** Adds JSON of any shape, each text of which may be a key and is named by the way to it; may be null. */
    public Fields open(String name, @Nullable Map<String, ? extends @Nullable Object> values) {
        shown.add(name + "=" + hidden(values));
        if (values != null) {
            values.forEach((own, value) -> texts(name + "." + own, own, value, ANY_TEXT));
        }
        return this;
    }

    /** Adds fields that the record does not know: their names are shown, their values may be secret. */
    public Fields additional(Map<String, ? extends @Nullable Object> properties) {
        properties.keySet().forEach(name -> shown.add(name + "=" + HIDDEN));
        return this;
    }

    /** Adds the fields of an answer that is nothing but keys by name, of which the record therefore knows none. */
    public Fields unnamed(Map<String, ? extends @Nullable Object> properties) {
        properties.forEach((name, value) -> texts(name, name, value, ANY_TEXT));
        unnamed = true;
        return additional(properties);
    }

    /** Adds all of an answer that no record is known for: what is not known to be public is a key. */
    public Fields json(Map<String, ? extends @Nullable Object> answer) {
        answer.forEach((name, value) -> {
            shown.add(name + "=" + PublicTexts.redacted(name, value));
            texts(name, name, value, (field, text) -> !PublicTexts.contain(field, text));
        });
        unnamed = true;
        return this;
    }

    /** Whether the answer is nothing but keys by name, so that any JSON object is one. */
    public boolean isUnnamed() {
        return unnamed;
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

    /**
     * An unmodifiable deep copy of the fields of a JSON object, in their order. A value is a {@link String}, {@link
     * Number}, {@link Boolean}, a {@link List} or {@link Map} of such values, or null.
     *
     * @param properties null for none
     * @throws IllegalArgumentException if a value is of another type, or if the key of a map is not a {@link String}
     */
    public static Map<String, @Nullable Object> copyOf(@Nullable Map<String, ? extends @Nullable Object> properties) {
        return properties == null ? Map.of() : PlainValues.copy(properties);
    }

    /** For the records: an unmodifiable copy that keeps the order. */
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

    /**
     * @param field the name of the field that the text or its list stands in
     * @param secret whether a text in a field is a key
     */
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

    /** An item without a name of its own, or with the name of an earlier one, goes by its place. */
    private static String place(@Nullable String own, int index, Set<String> taken) {
        return own == null || own.isBlank() || !taken.add(own) ? String.valueOf(index) : own;
    }

    private static @Nullable String hidden(@Nullable Map<String, ? extends @Nullable Object> values) {
        return values == null
                ? null
                : values.keySet().stream().map(own -> own + "=" + HIDDEN).collect(Collectors.joining(", ", "{", "}"));
    }
}
