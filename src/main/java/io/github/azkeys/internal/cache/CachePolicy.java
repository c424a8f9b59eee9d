// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.call.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * How long an endpoint uses cached keys. Immutable.
 *
 * @param ttl keys younger than this are served from the cache; zero disables the cache
 * @param staleTtl keys up to this age are served while ARM is unavailable; zero serves none
 */
public record CachePolicy(Duration ttl, Duration staleTtl) {

    /** Disables the cache. */
    public static final CachePolicy OFF = new CachePolicy(Duration.ZERO, Duration.ZERO);

    /**
     * @throws InvalidRequestException if a value is negative
     */
    public CachePolicy {
        requireNotNegative("cacheTtl", ttl);
        requireNotNegative("cacheStaleTtl", staleTtl);
    }

    boolean isOff() {
        return ttl.isZero();
    }

    private static void requireNotNegative(String option, Duration value) {
        if (Objects.requireNonNull(value, option).isNegative()) {
            throw new InvalidRequestException(
                    "Option " + option + " must be 0 or greater, not " + Durations.ofOption(value));
        }
    }
}
