// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares resource IDs of ARM, which are not case-sensitive. */
final class ArmIds {

    private static final Pattern SCOPE =
            Pattern.compile("/subscriptions/[^/]+(?:/resourcegroups/[^/]+)?(?:/providers/[^/]+/[^/]+/[^/]+.*)?");

    private ArmIds() {}

    /**
     * Returns the normalized ID of a scope.
     *
     * @throws IllegalArgumentException if it is not the ID of a resource, a resource group or a subscription
     */
    static String scope(String id) {
        String normalized = normalize(id);
        if (!SCOPE.matcher(normalized).matches()) {
            throw new IllegalArgumentException("'" + id
                    + "' is not the ID of a resource, a resource group or a subscription, such as"
                    + " /subscriptions/s/resourceGroups/g");
        }
        return normalized;
    }

    /** Returns the ID in lower case, with a leading slash and without a trailing one. */
    static String normalize(String id) {
        String trimmed = id.strip().toLowerCase(Locale.ROOT);
        String end = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        return end.startsWith("/") ? end : "/" + end;
    }

    /** Whether the ID is one of the scopes or below one of them. All must be normalized. */
    static boolean isWithin(String id, Collection<String> scopes) {
        return scopes.stream().anyMatch(scope -> id.equals(scope) || id.startsWith(scope + "/"));
    }
}
