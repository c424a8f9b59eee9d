// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, each of them shown or secret. {@link #toString()} shows the names of all fields and the values of
 * those that are not secret. A secret that is null or blank is not a key. A mutable builder for one thread; its content is
 * immutable.
 */
public final class Fields {

    static final String HIDDEN = "***";

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private final String type;
    private final List<String> shown = new ArrayList<>();
    private final NamedKeys keys = new NamedKeys();
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
        keys.put(name, value);
        return this;
    }

    /**
     * Adds another name of a key that was or will be added, such as {@code primary} for {@code keys.key1}. {@link
     * #keyNames()} does not contain it.
     *
     * @param key the key; if it is null or blank, there is no such name
     */
    public Fields also(String name, @Nullable String key) {
        keys.also(name, key);
        return this;
    }

    /** Adds a nested object; the names of its keys are prefixed with the name and a dot. */
    public Fields nested(String name, @Nullable KeySet part) {
        shown.add(name + "=" + part);
        below(name, part);
        return this;
    }

    /** Adds a list of objects, which are named by their index. */
    public <T extends KeySet> Fields list(String name, @Nullable List<T> items) {
        each(name, items, ItemNames::indexes, this::below);
        return this;
    }

    /**
     * Adds a list of objects; their keys are named by the object, such as {@code value.iothubowner.primaryKey}. Objects
     * without a name, and further objects of the same name, have a number that does not depend on the order of the list.
     */
    public <T extends KeySet> Fields list(
            String name, @Nullable List<T> items, Function<T, @Nullable String> itemName) {
        Function<T, String> keysOf =
                item -> String.join("\n", item.fields().keys.byName().values());
        each(name, items, all -> ItemNames.of(all, itemName, keysOf), this::below);
        return this;
    }

    /** Adds objects by name; their keys are named as in a list. */
    public Fields parts(String name, @Nullable Map<String, ? extends @Nullable KeySet> parts) {
        shown.add(name + "=" + parts);
        if (parts != null) {
            keys.container(parts.keySet());
            parts.forEach((own, part) -> below(name + "." + own, part));
        }
        return this;
    }

    /** Adds a list of named keys, such as {@code [{"name": "password", "value": "…"}]}, as a list of objects. */
    public <T> Fields named(
            String name,
            @Nullable List<T> items,
            Function<T, @Nullable String> itemName,
            Function<T, @Nullable String> itemKey) {
        each(
                name,
                items,
                all -> ItemNames.of(all, itemName, itemKey),
                (own, item) -> keys.put(own, itemKey.apply(item)));
        return this;
    }

    /** Adds keys by name, such as {@code {"default": "…"}}. */
    public Fields secrets(String name, @Nullable Map<String, ? extends @Nullable String> values) {
        shown.add(name + "=" + hidden(values));
        if (values != null) {
            keys.container(values.keySet());
            values.forEach((own, key) -> keys.put(name + "." + own, key));
        }
        return this;
    }

    /** Adds a list of keys, which are named by their index. */
    public Fields secretList(String name, @Nullable List<String> values) {
        shown.add(name + "="
                + (values == null ? null : values.stream().map(key -> HIDDEN).toList()));
        keys.texts(name, name, values, NamedKeys.ANY_TEXT);
        return this;
    }

    /** Adds any JSON; all its texts are keys, named by their path, and may have several lines. */
    public Fields open(String name, @Nullable Map<String, ? extends @Nullable Object> values) {
        shown.add(name + "=" + hidden(values));
        keys.texts(name, name, values, NamedKeys.ANY_TEXT);
        return multiline(name);
    }

    /** Adds fields that the record does not define; only their names are shown. */
    public Fields additional(Map<String, ? extends @Nullable Object> properties) {
        properties.forEach((name, value) -> {
            if (value != null || !shown.contains(name + "=null")) { // a field of the record that ARM sent as null
                shown.add(name + "=" + HIDDEN);
            }
        });
        return this;
    }

    /** Adds the fields of a response that consists of keys by name only. */
    public Fields unnamed(Map<String, ? extends @Nullable Object> properties) {
        keys.container(properties.keySet());
        properties.forEach((name, value) -> keys.texts(name, name, value, NamedKeys.ANY_TEXT));
        unnamed = true;
        return additional(properties);
    }

    /**
     * Adds all fields of a response without a record; a text is a key unless it is known to be public, and may have several
     * lines.
     */
    public Fields json(Map<String, ? extends @Nullable Object> response) {
        keys.container(response.keySet());
        response.forEach((name, value) -> {
            shown.add(name + "=" + PublicTexts.redacted(name, value));
            keys.texts(name, name, value, (field, text) -> !PublicTexts.contain(field, text));
        });
        keys.forgetBlank(); // such as an empty nextLink
        keys.multiline();
        unnamed = true;
        return this;
    }

    /** Allows the keys of a field that was added before to have several lines, such as those of a certificate. */
    public Fields multiline(String field) {
        keys.multiline(field);
        return this;
    }

    /** Allows all keys that were added before to have several lines. */
    public Fields multiline() {
        keys.multiline();
        return this;
    }

    /** Returns whether the response consists of keys by name only, so that any JSON object matches. */
    public boolean isUnnamed() {
        return unnamed;
    }

    /** Whether a key may have several lines. */
    public boolean isMultiline(String key) {
        return keys.isMultiline(key);
    }

    /** Whether there are no keys because they are missing, null or blank, and not because a list or map of keys is empty. */
    public boolean lacksKeys() {
        return keys.areMissing();
    }

    /** Returns the fields without the values of secrets, in one line without control characters. */
    @Override
    public String toString() {
        return UNPRINTABLE.matcher(type + shown).replaceAll(" ");
    }

    /** Returns the names of the keys, in the order of the response. Immutable. */
    public Set<String> keyNames() {
        return Collections.unmodifiableSet(keys.byName().keySet());
    }

    /**
     * Returns a key in plaintext.
     *
     * @param name as for {@link KeySet#key(String)}
     * @throws io.github.azkeys.InvalidRequestException as {@link KeySet#key(String)}
     */
    public String key(String name) {
        return select(name, "key() of " + type).value();
    }

    /**
     * Returns a key with its name: the complete name, or the other name if it was asked for by that.
     *
     * @param name as for {@link KeySet#key(String)}
     * @param by what names the key, with which the message of the exception starts
     * @throws io.github.azkeys.InvalidRequestException as {@link KeySet#key(String)}
     */
    public Secret select(String name, String by) {
        return keys.select(name, by);
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

    /**
     * Returns an unmodifiable copy as {@link #copyOf(Map)} does, without fields that are null in the map and that the
     * record writes in any case.
     */
    static Map<String, @Nullable Object> copyOf(
            @Nullable Map<String, ? extends @Nullable Object> properties, String... written) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(copyOf(properties));
        for (String name : written) {
            copy.remove(name, null);
        }
        return Collections.unmodifiableMap(copy);
    }

    /** Whether a field is written with its own name: ARM did not send its value with the other name. */
    static boolean isWritten(
            String otherName, @Nullable Object value, Map<String, ? extends @Nullable Object> additional) {
        return !additional.containsKey(otherName) || !Objects.equals(value, additional.get(otherName));
    }

    /**
     * Not part of the API: returns the name of a field that ARM sent as null, for the additional properties of a record, so
     * that the record writes it as null.
     */
    public static String nullName(String field) {
        return PlainValues.nullName(field);
    }

    /** Returns an unmodifiable copy in the same order. */
    static <V extends @Nullable Object> Map<String, V> unmodifiable(Map<String, V> values) {
        Map<String, V> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> copy.put(PlainValues.name(name), value));
        return Collections.unmodifiableMap(copy);
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
            keys.below(name, part.fields().keys);
        }
    }

    private <T> void each(
            String name,
            @Nullable List<T> items,
            Function<List<T>, List<String>> names,
            BiConsumer<String, T> consumer) {
        shown.add(name + "=" + items);
        if (items != null) {
            keys.container(items);
            List<String> own = names.apply(items);
            for (int i = 0; i < items.size(); i++) {
                consumer.accept(name + "." + own.get(i), items.get(i));
            }
        }
    }

    private static @Nullable String hidden(@Nullable Map<String, ? extends @Nullable Object> values) {
        return values == null
                ? null
                : values.keySet().stream().map(own -> own + "=" + HIDDEN).collect(Collectors.joining(", ", "{", "}"));
    }
}
