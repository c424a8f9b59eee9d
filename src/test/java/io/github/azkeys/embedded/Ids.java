package io.github.azkeys.embedded;

import java.util.Collection;
import java.util.Locale;

/** ARM's ids, which differ in no way by their casing. */
final class Ids {

    private Ids() {}

    /** The form in which equal ids are equal: lower case, a slash in front and none behind. */
    static String normal(String id) {
        String trimmed = id.strip().toLowerCase(Locale.ROOT);
        String end = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        return end.startsWith("/") ? end : "/" + end;
    }

    /** Whether the id is one of the scopes or lies below one; both in their normal form. */
    static boolean isWithin(String id, Collection<String> scopes) {
        return scopes.stream().anyMatch(scope -> id.equals(scope) || id.startsWith(scope + "/"));
    }
}
