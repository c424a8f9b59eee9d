// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.transport.TransportResponse;
import java.util.List;

/**
 * What a response says about the limits of ARM.
 *
 * @param number the lowest of the remaining requests of all limits; {@link #UNKNOWN} if the response has none
 * @param ofIdentity whether the limit of the identity itself is among them, so that the number can be higher than the
 *     documented limit. A service with its own limit sends that one instead
 */
record Remaining(int number, boolean ofIdentity) {

    static final int UNKNOWN = -1;

    static final Remaining NOTHING = new Remaining(UNKNOWN, false);

    private static final int MAX_DIGITS = 9;

    private static final List<String> OWN_WRITES =
            List.of("x-ms-ratelimit-remaining-subscription-writes", "x-ms-ratelimit-remaining-tenant-writes");

    private static final List<String> OTHER_WRITES = List.of(
            "x-ms-ratelimit-remaining-subscription-global-writes",
            "x-ms-ratelimit-remaining-subscription-resource-requests");

    private static final List<String> OWN_READS =
            List.of("x-ms-ratelimit-remaining-subscription-reads", "x-ms-ratelimit-remaining-tenant-reads");

    private static final List<String> OTHER_READS = List.of("x-ms-ratelimit-remaining-subscription-global-reads");

    static Remaining writes(TransportResponse response) {
        return of(lowest(response, OWN_WRITES), lowest(response, OTHER_WRITES));
    }

    static Remaining reads(TransportResponse response) {
        return of(lowest(response, OWN_READS), lowest(response, OTHER_READS));
    }

    private static Remaining of(int own, int others) {
        return own == UNKNOWN && others == UNKNOWN ? NOTHING : new Remaining(lower(own, others), own != UNKNOWN);
    }

    private static int lowest(TransportResponse response, List<String> headers) {
        int lowest = UNKNOWN;
        for (int i = 0; i < headers.size(); i++) {
            lowest = lower(lowest, number(response.header(headers.get(i))));
        }
        return lowest;
    }

    private static int lower(int one, int other) {
        return one == UNKNOWN || other == UNKNOWN ? Math.max(one, other) : Math.min(one, other);
    }

    /** Returns a number of ASCII digits; {@link #UNKNOWN} for anything else. */
    private static int number(String value) {
        if (value == null || value.isEmpty() || value.length() > MAX_DIGITS) {
            return UNKNOWN;
        }
        int number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
