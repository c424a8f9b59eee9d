// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import java.util.Collection;
import java.util.Locale;

/** Compares resource IDs of ARM, which are not case-sensitive. */
final class ArmIds {

    private ArmIds() {}

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
