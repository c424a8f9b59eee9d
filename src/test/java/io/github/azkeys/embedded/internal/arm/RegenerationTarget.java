// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.internal.catalog.Regeneration;
import io.github.azkeys.internal.shape.KeyPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key that a request may regenerate. Immutable.
 *
 * @param target the regenerate operation and the resource
 * @param key the name of the key in routes
 */
record RegenerationTarget(OperationTarget target, Regeneration regeneration, String key) {

    /** Returns the name of the action, such as {@code batch?action=regenerate}. */
    String name() {
        return target.operation().name() + Operations.REGENERATE;
    }

    /**
     * Whether a request with this body regenerates this key. Its path must match.
     *
     * @param listed the keys before; empty if the resource does not exist
     */
    boolean matches(ObjectNode body, Optional<ObjectNode> listed) {
        KeyPath path = regeneration.listedWord(key);
        String word = path == null ? null : listed.flatMap(path::find).orElse(null);
        if (path != null && word == null) {
            return false;
        }
        ObjectNode request = target.operation().request(name -> target.values().getOrDefault(name, word));
        return request == null || contains(body, request);
    }

    private static boolean contains(JsonNode given, JsonNode wanted) {
        if (wanted.isValueNode()) {
            return wanted.asText().equalsIgnoreCase(given.asText());
        }
        return wanted.isArray()
                ? wanted.equals(given)
                : wanted.properties().stream()
                        .allMatch(field -> contains(given.path(field.getKey()), field.getValue()));
    }

    /**
     * Returns the keys of a response that are this key or contain it, as a connection string does; all if the action has no
     * choice and names none of them.
     */
    List<String> changed(List<String> keyNames) {
        List<String> changed = keyNames.stream().filter(this::isChanged).toList();
        return changed.isEmpty() && regeneration.keys().size() == 1 ? keyNames : changed;
    }

    /** Of the keys that a name begins with, the longest is its key. */
    private boolean isChanged(String keyName) {
        return Stream.of(keyName.split("\\."))
                .map(RegenerationTarget::letters)
                .flatMap(part ->
                        regeneration.keys().keySet().stream().map(this::stem).filter(part::startsWith))
                .max(Comparator.comparingInt(String::length))
                .filter(stem(key)::equals)
                .isPresent();
    }

    /** Returns ARM's word for a key, or its name if ARM has no word that is always the same. */
    private String stem(String name) {
        String word = regeneration.keys().get(name);
        String stem = letters(word.isEmpty() || regeneration.listedWord(name) != null ? name : word);
        return stem.endsWith("key") ? stem.substring(0, stem.length() - "key".length()) : stem;
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
