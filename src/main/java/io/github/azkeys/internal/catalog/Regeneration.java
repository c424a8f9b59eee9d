// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a key that an operation lists is regenerated. Immutable.
 *
 * @param action the end of the path, in place of the operation's own, with {@value #KEY} if it names the key
 * @param permission the permission that the identity needs; null if unknown
 * @param apiVersions the API versions known to support the action, oldest first
 * @param request the JSON to send, with {@value #KEY} for the value that names the key; null if there is none
 * @param keys ARM's word for each key, by the name in routes
 * @param relisted whether the result is not that of the operation, so that the keys must be listed afterwards
 * @param longRunning the header of the response that has the link to the status or the result; null if ARM regenerates the
 *     key before it responds
 */
public record Regeneration(
        String action,
        String permission,
        List<String> apiVersions,
        RequestTemplate request,
        Map<String, String> keys,
        boolean relisted,
        String longRunning) {

    /** The placeholder's name for ARM's word for the key. */
    static final String KEY_NAME = "key";

    /** The placeholder for ARM's word for the key. */
    static final String KEY = "{" + KEY_NAME + "}";

    public Regeneration {
        Objects.requireNonNull(action, "action");
        apiVersions = List.copyOf(apiVersions);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** Whether the keys are listed afterwards. The result of a long-running operation may be older than its end. */
    public boolean isListedAfterwards() {
        return relisted || longRunning != null;
    }

    /** Returns the operation that regenerates a key of the same resource. */
    Operation of(Operation listing, String key) {
        String word = keys.get(key);
        if (word == null) {
            throw new IllegalArgumentException("Unknown key " + key);
        }
        return new Operation(
                listing.name(),
                listing.documentation(),
                "POST",
                listing.path().withAction(action.replace(KEY, word)),
                listing.path().parameters(),
                permission,
                listing.versions().withKnown(apiVersions),
                isListedAfterwards()
                        ? OperationBody.ofJson(null)
                        : listing.body().withoutPages(),
                request(word),
                listing.pair(),
                listing.forms(),
                null,
                listing.failures(),
                null);
    }

    /** Keeps the other placeholders, which the address fills. */
    private RequestTemplate request(String word) {
        return request == null
                ? null
                : new RequestTemplate(request.fill(name -> name.equals(KEY_NAME) ? word : "{" + name + "}"));
    }
}
