// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import static io.github.azkeys.internal.shape.InvalidFieldException.require;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The API versions of an operation. Immutable.
 *
 * @param standard the version that is used unless an option names another
 * @param known the versions that support the operation, oldest first
 * @param seen those of them for which a response of ARM is on record; the others are in ARM's index of types only
 * @param preview whether only preview versions support the operation
 * @param before the operation as it was before a version, by that version
 */
record ApiVersions(
        String standard, List<String> known, List<String> seen, boolean preview, SortedMap<String, Operation> before) {

    private static final int DATE = "2025-01-01".length();

    /** Oldest first. A preview version precedes the stable version of its date. */
    static final Comparator<String> BY_AGE = Comparator.comparing(ApiVersions::date)
            .thenComparing(version -> version.length() <= DATE)
            .thenComparing(Comparator.naturalOrder());

    ApiVersions {
        known = List.copyOf(known);
        seen = List.copyOf(seen);
        TreeMap<String, Operation> sorted = new TreeMap<>(BY_AGE);
        sorted.putAll(before);
        before = Collections.unmodifiableSortedMap(sorted);
    }

    /** Checks the fields of an operation file and returns the versions, without earlier forms of the operation. */
    static ApiVersions of(String standard, List<String> known, Collection<String> seen, boolean preview) {
        require(known.contains(standard), "apiVersion", "is '" + standard + "', which apiVersions does not list");
        seen.forEach(version ->
                require(known.contains(version), "seen", "names '" + version + "', which apiVersions does not list"));
        return new ApiVersions(standard, known, List.copyOf(seen), preview, Collections.emptySortedMap());
    }

    /** Returns the versions of an action on the same resource. */
    ApiVersions withKnown(List<String> versions) {
        return new ApiVersions(standard, versions, seen, preview, Collections.emptySortedMap());
    }

    ApiVersions withBefore(SortedMap<String, Operation> operations) {
        return new ApiVersions(standard, known, seen, preview, operations);
    }

    /**
     * Returns the operation as it is in a version.
     *
     * @param latest the operation as it is in the newest version
     */
    Operation at(String version, Operation latest) {
        for (Map.Entry<String, Operation> entry : before.entrySet()) {
            if (BY_AGE.compare(version, entry.getKey()) < 0) {
                return entry.getValue();
            }
        }
        return latest;
    }

    private static String date(String version) {
        return version.substring(0, Math.min(DATE, version.length()));
    }
}
