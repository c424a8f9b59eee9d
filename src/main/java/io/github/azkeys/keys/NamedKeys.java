// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.text.Printable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The keys of a body by name, and which places for keys are empty. A mutable builder for one thread. */
final class NamedKeys {

    static final BiPredicate<String, String> ANY_TEXT = (field, text) -> true;

    private static final int MAX_NAMES = 2000;

    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> otherNames = new LinkedHashMap<>();
    private final Set<String> multiline = new HashSet<>();
    private boolean blank;
    private boolean empty;

    /** Returns the keys in plaintext by name, in the order of the response. */
    Map<String, String> byName() {
        return keys;
    }

    /** Adds a key unless it is null or blank. */
    void put(String name, @Nullable String key) {
        if (key == null || key.isBlank()) {
            blank = true;
        } else {
            keys.put(name, key);
        }
    }

    /** Adds another name of a key unless the key is null or blank. */
    void also(String name, @Nullable String key) {
        if (key != null && !key.isBlank()) {
            otherNames.put(name, key);
        }
    }

    /**
     * Returns the key with a name: its complete name, the end of the complete name after a dot, or another name.
     *
     * @param by what names the key, for the message
     * @throws InvalidRequestException if there is no such key, or if several keys have that end; the message lists the names
     */
    Secret select(String name, String by) {
        List<String> matches = keys.containsKey(name)
                ? List.of(name)
                : keys.keySet().stream().filter(key -> key.endsWith("." + name)).toList();
        String match = matches.isEmpty() ? name : matches.get(0);
        String key = (matches.isEmpty() ? otherNames : keys).get(match);
        if (key == null || matches.size() > 1) {
            throw new InvalidRequestException(by + " names the key '" + Printable.of(String.valueOf(name))
                    + (matches.isEmpty()
                            ? "', which the response does not contain. Available: " + names()
                            : "', which matches " + line(matches) + "; use the complete name"));
        }
        return new Secret(match, key, null);
    }

    private String names() {
        Set<String> others = new LinkedHashSet<>(otherNames.keySet());
        others.removeAll(keys.keySet());
        return line(keys.keySet()) + (others.isEmpty() ? "" : ", also " + others);
    }

    private static String line(Collection<String> names) {
        return Printable.line(names.toString(), MAX_NAMES);
    }

    /** Adds the keys of a nested object. */
    void below(String name, NamedKeys part) {
        part.keys.forEach((below, key) -> keys.put(name + "." + below, key));
        part.multiline.forEach(below -> multiline.add(name + "." + below));
        blank |= part.blank;
        empty |= part.empty;
    }

    /** Adds the texts of a JSON value for which {@code secret} (field, text) is true. */
    void texts(String name, String field, @Nullable Object value, BiPredicate<String, String> secret) {
        if (value instanceof String text) {
            if (secret.test(field, text)) {
                put(name, text);
            }
        } else if (value instanceof List<?> list) {
            container(list);
            for (int i = 0; i < list.size(); i++) {
                texts(name + "." + i, field, list.get(i), secret);
            }
        } else if (value instanceof Map<?, ?> map) {
            container(map.keySet());
            map.forEach((own, below) -> texts(name + "." + own, String.valueOf(own), below, secret));
        }
    }

    /** Records a list or map for keys. */
    void container(Collection<?> items) {
        empty |= items.isEmpty();
    }

    /** Forgets that places for keys are null or blank, if it is not known that they are for keys. */
    void forgetBlank() {
        blank = false;
    }

    /** Allows a key, or all keys below a name, to have several lines. */
    void multiline(String name) {
        keys.keySet().stream()
                .filter(key -> key.equals(name) || key.startsWith(name + "."))
                .forEach(multiline::add);
    }

    /** Allows all keys to have several lines. */
    void multiline() {
        multiline.addAll(keys.keySet());
    }

    boolean isMultiline(String name) {
        return multiline.contains(name);
    }

    /** Whether there are no keys because they are missing, null or blank, and not because their list is empty. */
    boolean areMissing() {
        return keys.isEmpty() && (blank || !empty);
    }

    void putAll(NamedKeys other) {
        keys.putAll(other.keys);
        otherNames.putAll(other.otherNames);
        multiline.addAll(other.multiline);
        blank |= other.blank;
        empty |= other.empty;
    }
}
