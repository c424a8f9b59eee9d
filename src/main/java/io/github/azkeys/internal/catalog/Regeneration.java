// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import io.github.azkeys.internal.shape.KeyPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a key that an operation lists is regenerated. Immutable.
 *
 * @param action the end of the path, in place of the operation's own, with {@value #KEY} if it names the key
 * @param permission the permission that the identity needs, with {@value #KEY} if it depends on the key; null if unknown
 * @param apiVersions the API versions known to support the action, oldest first
 * @param request the JSON to send, with {@value #KEY} for the value that names the key; null if there is none
 * @param keys ARM's word for each key, or where the list of keys has it, by the name in routes. The word for a single key
 *     is empty if the action has no choice
 * @param relisted whether the result is not that of the operation, so that the keys must be listed afterwards
 * @param noContent whether the response has no body
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
        boolean noContent,
        String longRunning) {

    /** The placeholder's name for ARM's word for the key. */
    static final String KEY_NAME = "key";

    /** The placeholder for ARM's word for the key. */
    static final String KEY = "{" + KEY_NAME + "}";

    private static final Pattern LISTED = Pattern.compile("\\{" + Pattern.quote(FormTemplate.ANSWER) + "(.+)}");

    public Regeneration {
        Objects.requireNonNull(action, "action");
        apiVersions = List.copyOf(apiVersions);
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** Whether the keys are listed afterwards. The result of a long-running operation may be older than its end. */
    public boolean isListedAfterwards() {
        return relisted || noContent || longRunning != null;
    }

    /** Returns the permissions for all keys; empty if unknown. */
    public List<String> permissions() {
        return permission == null
                ? List.of()
                : keys.values().stream()
                        .map(word -> permission.replace(KEY, word))
                        .distinct()
                        .toList();
    }

    /** Returns where the list of keys has ARM's word for a key; null if the word is always the same. */
    public KeyPath listedWord(String key) {
        Matcher listed = LISTED.matcher(keys.get(key));
        return listed.matches() ? new KeyPath("regenerate.keys." + key, listed.group(1)) : null;
    }

    /**
     * Returns the operation that regenerates a key of the same resource.
     *
     * @param word ARM's word for the key
     */
    Operation of(Operation listing, String key, String word) {
        if (!keys.containsKey(key)) {
            throw new IllegalArgumentException("Unknown key " + key);
        }
        return new Operation(
                listing.name(),
                listing.documentation(),
                "POST",
                listing.path().withAction(action.replace(KEY, word)),
                listing.path().parameters(),
                permission == null ? null : permission.replace(KEY, word),
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
