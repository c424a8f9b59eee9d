package io.github.azkeys.arm;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently a request is tried again. Immutable.
 *
 * @param maxRetries tries after the first, 0 or more
 * @param maxDelay the longest wait between two tries. Where ARM asks for a longer one by {@code Retry-After}, the
 *     request fails at once and says so: asking earlier than ARM wants would only prolong the throttling
 */
public record RetryOptions(int maxRetries, Duration maxDelay) {

    /**
     * @throws InvalidRequestException if a value is negative
     */
    public RetryOptions {
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (maxRetries < 0) {
            throw new InvalidRequestException("maxRetries is " + maxRetries + "; it must be 0 or more");
        }
        if (maxDelay.isNegative() || maxDelay.isZero()) {
            throw new InvalidRequestException("maxRetryDelay is " + maxDelay + "; it must be positive");
        }
    }
}
