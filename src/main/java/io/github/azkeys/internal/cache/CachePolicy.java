package io.github.azkeys.internal.cache;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Objects;

/**
 * How long an endpoint is content with keys that were fetched before. Immutable.
 *
 * @param ttl keys younger than this are served from memory; zero asks ARM every time and remembers nothing
 * @param staleTtl while ARM cannot answer, keys up to this age are served all the same; zero serves none
 */
public record CachePolicy(Duration ttl, Duration staleTtl) {

    /** Asks ARM every time. */
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
            throw new InvalidRequestException(option + " is " + value + "; it must be 0 or more");
        }
    }
}
