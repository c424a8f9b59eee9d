// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Objects;

/**
 * The limits for retries of a request. Immutable.
 *
 * @param maxRetries the maximum number of tries after the first, 0 or greater
 * @param maxDelay the maximum delay before a retry, and before each try while the write limit of ARM is reached; 0 or
 *     greater, at most 365 days. If ARM asks for a longer delay by {@code Retry-After}, the request fails immediately,
 *     because an earlier request would only prolong the throttling
 */
public record RetryOptions(int maxRetries, Duration maxDelay) {

    /** No exchange waits; but shorter than the five minutes for which a new token is valid at least. */
    private static final Duration IN_BACKGROUND = Duration.ofMinutes(4);

    /** The wait for the end of a long-running operation, after which a call fails. The operation may still end. */
    public static final Duration LONGEST_OPERATION = Duration.ofHours(1);

    /** @throws InvalidRequestException if a value is negative or too great */
    public RetryOptions {
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (maxRetries < 0) {
            throw new InvalidRequestException("Option maxRetries must be 0 or greater, not " + maxRetries);
        }
        if (maxDelay.isNegative()) {
            throw new InvalidRequestException(
                    "Option maxRetryDelay must be 0 or greater, not " + Durations.ofOption(maxDelay));
        }
        if (maxDelay.compareTo(Durations.LONGEST) > 0) {
            throw new InvalidRequestException("Option maxRetryDelay must be at most " + Durations.LONGEST.toDays()
                    + " days, not " + maxDelay.toDays() + " days");
        }
    }

    /** Returns how long one try may wait for the write limit. */
    public Duration longestWait(CallPriority priority) {
        return priority.isLive() || maxDelay.compareTo(IN_BACKGROUND) > 0 ? maxDelay : IN_BACKGROUND;
    }
}
