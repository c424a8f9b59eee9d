package io.github.azkeys.internal.call;

import io.github.azkeys.InvalidRequestException;
import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently a request is tried again. Immutable.
 *
 * @param maxRetries tries after the first, 0 or more
 * @param maxDelay the longest wait between two tries, and for the budget of writes before each; 0 or more. Where ARM
 *     asks for a longer one by {@code Retry-After}, the request fails at once and says so: asking earlier than ARM wants
 *     would only prolong the throttling
 */
public record RetryOptions(int maxRetries, Duration maxDelay) {

    /** Nobody is held up; but shorter than the five minutes that a token is good for when it is handed out. */
    private static final Duration IN_BACKGROUND = Duration.ofMinutes(4);

    /**
     * @throws InvalidRequestException if a value is negative
     */
    public RetryOptions {
        Objects.requireNonNull(maxDelay, "maxDelay");
        if (maxRetries < 0) {
            throw new InvalidRequestException("maxRetries is " + maxRetries + "; it must be 0 or more");
        }
        if (maxDelay.isNegative()) {
            throw new InvalidRequestException("maxRetryDelay is " + maxDelay + "; it must be 0 or more");
        }
    }

    /** How long one try may wait for the budget of writes. */
    public Duration longestWait(CallPriority priority) {
        return priority.isLive() || maxDelay.compareTo(IN_BACKGROUND) > 0 ? maxDelay : IN_BACKGROUND;
    }
}
