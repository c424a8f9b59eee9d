// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * A key that a request may regenerate. Immutable.
 *
 * @param target the regenerate operation and the resource
 * @param armName the name of the key in the request
 * @param armNames the names of all keys that the action regenerates
 * @param relisted whether the response differs from the response of the list operation
 * @param longRunning the header with the link to the status or the result; null if the key is new at once
 */
record RegenerationTarget(
        OperationTarget target, String armName, Collection<String> armNames, boolean relisted, String longRunning) {

    /** Returns the name of the action, such as {@code batch?action=regenerate}. */
    String name() {
        return target.operation().name() + "?action=regenerate";
    }

    /** Whether a request with this body regenerates this key. Its path must match. */
    boolean matches(ObjectNode body) {
        ObjectNode request = target.operation().request(target.values()::get);
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
     * Whether a key in the response is this key or contains it, as a connection string does: of the names that it begins
     * with, the longest is that of its key.
     */
    boolean changes(String keyName) {
        String name = letters(keyName.substring(keyName.lastIndexOf('.') + 1));
        return armNames.stream()
                .map(RegenerationTarget::stem)
                .filter(name::startsWith)
                .max(Comparator.comparingInt(String::length))
                .filter(stem(armName)::equals)
                .isPresent();
    }

    private static String stem(String armName) {
        String stem = letters(armName);
        return stem.endsWith("key") ? stem.substring(0, stem.length() - "key".length()) : stem;
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
