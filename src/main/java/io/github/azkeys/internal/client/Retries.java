// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Repeats a request, including its token request, after a {@link FailedTry}. The delay is the one that the server asks for,
 * or else exponential. Immutable.
 */
final class Retries extends Retry {

    private static final Duration FIRST_DELAY = Duration.ofMillis(800);
    private static final Duration MAX_DELAY = Duration.ofSeconds(8);

    private final RetryOptions options;

    Retries(RetryOptions options) {
        this.options = options;
    }

    @Override
    public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
        return signals.concatMap(signal -> signal.failure() instanceof FailedTry failed
                        && failed.isRepeatable()
                        && signal.totalRetries() < options.maxRetries()
                ? Mono.delay(delay(failed, signal.totalRetries()))
                : Mono.error(signal.failure()));
    }

    private Duration delay(FailedTry failed, long retries) {
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
