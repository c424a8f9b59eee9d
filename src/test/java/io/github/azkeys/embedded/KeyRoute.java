package io.github.azkeys.embedded;

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
        ObjectNode request = route.operation().request();
        return request == null
                || request.properties().stream().allMatch(field -> field.getValue()
                        .asText()
                        .equalsIgnoreCase(body.path(field.getKey()).asText()));
    }

    /** Whether a key in the answer is this one or made of it, as a connection string is. */
    boolean concerns(String keyName) {
        String name = keyName.substring(keyName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String stem = word.toLowerCase(Locale.ROOT);
        return name.startsWith(stem.endsWith("key") ? stem.substring(0, stem.length() - "key".length()) : stem);
    }
}
