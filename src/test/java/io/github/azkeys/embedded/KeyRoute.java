package io.github.azkeys.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A key that a call may ask to make new. Immutable.
 *
 * @param route the operation that does it, and the resource
 * @param word ARM's word for the key
 * @param relisted whether the answer is not that of the list
 */
record KeyRoute(Route route, String word, boolean relisted) {

    /** Whether a request with that body means this key; the path did not tell another. */
    boolean isMeantBy(ObjectNode body) {
        ObjectNode request = route.operation().request(route.values()::get);
        return request == null || isIn(request, body);
    }

    private static boolean isIn(JsonNode wanted, JsonNode given) {
        if (wanted.isValueNode()) {
            return wanted.asText().equalsIgnoreCase(given.asText());
        }
        return wanted.isArray()
                ? wanted.equals(given)
                : wanted.properties().stream().allMatch(field -> isIn(field.getValue(), given.path(field.getKey())));
    }

    /** Whether a key in the answer is this one or made of it, as a connection string is. */
    boolean concerns(String keyName) {
        String name = keyName.substring(keyName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String stem = word.toLowerCase(Locale.ROOT);
        return name.startsWith(stem.endsWith("key") ? stem.substring(0, stem.length() - "key".length()) : stem);
    }
}
