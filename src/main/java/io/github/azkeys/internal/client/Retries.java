// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a request, including its token request, is repeated after a {@link FailedTry}. The delay is the one that the server
 * asks for, or else exponential. Immutable.
 */
final class Retries {

    private static final Duration FIRST_DELAY = Duration.ofMillis(800);
    private static final Duration MAX_DELAY = Duration.ofSeconds(8);

    private final RetryOptions options;

    Retries(RetryOptions options) {
        this.options = options;
    }

    /** Returns the longest delay that the server may ask for. */
    Duration longestDelay() {
        return options.maxDelay();
    }

    /**
     * Returns the delay before the next try; null if there is none.
     *
     * @param retries the number of tries after the first one so far
     */
    Duration delay(FailedTry failed, int retries) {
        if (!failed.isRepeatable() || retries >= options.maxRetries()) {
            return null;
        }
        if (failed.failure().getRetryAfter() != null) {
            return failed.failure().getRetryAfter();
        }
        Duration exponential = FIRST_DELAY.multipliedBy(1L << Math.min(retries, 10));
        Duration longest = Durations.shorter(MAX_DELAY, options.maxDelay());
        // so that calls that failed together are not repeated together
        double jitter = ThreadLocalRandom.current().nextDouble(0.95, 1.05);
        return Duration.ofMillis((long) (Durations.shorter(exponential, longest).toMillis() * jitter));
    }
}
