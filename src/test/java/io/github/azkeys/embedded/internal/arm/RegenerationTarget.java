// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A key that a request may regenerate. Immutable.
 *
 * @param target the regenerate operation and the resource
 * @param armName the name of the key in the request
 * @param relisted whether the response differs from the response of the list operation
 */
record RegenerationTarget(OperationTarget target, String armName, boolean relisted) {

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

    /** Whether a key in the response is this key or contains it, as a connection string does. */
    boolean changes(String keyName) {
        String name = keyName.substring(keyName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String stem = armName.toLowerCase(Locale.ROOT);
        return name.startsWith(stem.endsWith("key") ? stem.substring(0, stem.length() - "key".length()) : stem);
    }
}
