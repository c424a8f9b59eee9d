// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.transport.TransportResponse;
import java.util.List;

/** Reads how many requests ARM allows further, as its responses report it: the lowest number of all limits. */
final class Remaining {

    /** The response has no number. */
    static final int UNKNOWN = -1;

    private static final int MAX_DIGITS = 9;

    /** A service with its own limit sends the last one instead of the first. */
    private static final List<String> WRITES = List.of(
            "x-ms-ratelimit-remaining-subscription-writes",
            "x-ms-ratelimit-remaining-subscription-global-writes",
            "x-ms-ratelimit-remaining-tenant-writes",
            "x-ms-ratelimit-remaining-subscription-resource-requests");

    private static final List<String> READS = List.of(
            "x-ms-ratelimit-remaining-subscription-reads",
            "x-ms-ratelimit-remaining-subscription-global-reads",
            "x-ms-ratelimit-remaining-tenant-reads");

    private Remaining() {}

    /** Returns the remaining writes, or {@link #UNKNOWN}. */
    static int writes(TransportResponse response) {
        return lowest(response, WRITES);
    }

    /** Returns the remaining reads, or {@link #UNKNOWN}. */
    static int reads(TransportResponse response) {
        return lowest(response, READS);
    }

    private static int lowest(TransportResponse response, List<String> headers) {
        int lowest = UNKNOWN;
        for (int i = 0; i < headers.size(); i++) {
            int number = number(response.header(headers.get(i)));
            if (number != UNKNOWN && (lowest == UNKNOWN || number < lowest)) {
                lowest = number;
            }
        }
        return lowest;
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
