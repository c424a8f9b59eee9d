// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.budget.WriteBudget;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.failure.FailureKind;
import io.github.azkeys.internal.failure.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The latest failures of the calls for a key set, and when the next call is due. Not threadsafe. */
final class Backoff {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final RandomGenerator jitter;

    private Throwable failure;
    private Instant failingSince;
    private int failures;
    private boolean refused;
    private Instant failedAt = Instant.EPOCH;
    private Duration pause = Duration.ZERO;

    Backoff(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /**
     * Whether the budget refused a call that no exchange waits for, before it was sent. This does not concern exchanges,
     * because a part of the budget is reserved for them.
     */
    static boolean isOfBackground(Throwable e, CallPriority priority) {
        return !priority.isLive() && e instanceof ThrottledException refused && refused.getStatus() == 0;
    }

    boolean isDue(Instant now) {
        Duration passed = Duration.between(failedAt, now);
        // negative if the clock was set back, so that the elapsed time is unknown
        return passed.isNegative() || passed.compareTo(pause) >= 0;
    }

    /** Returns the latest failure, null if the last call succeeded. */
    Throwable failure() {
        return failure;
    }

    /** Returns the latest failure for a caller before the next call is due, with the remaining time as its wait. */
    Throwable failure(Instant now) {
        Duration passed = Duration.between(failedAt, now);
        return Failures.later(failure, passed, pause.minus(passed));
    }

    /** Whether a call since the last success failed because of the request, and not because ARM was unavailable. */
    boolean isRefused() {
        return refused;
    }

    /** Returns the time of the first failure since the last success, null if the last call succeeded. */
    Instant failingSince() {
        return failingSince;
    }

    /**
     * Records a failure. The pause doubles with each failure and respects the retry-after of ARM, up to a limit.
     *
     * @return whether it is the first failure since the last success
     */
    boolean failed(Throwable e, Instant now) {
        failure = e;
        failedAt = now;
        failingSince = failingSince == null ? now : failingSince;
        failures++;
        refused |= !FailureKind.of(e).isServingStale();
        Duration own = Durations.shorter(FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6)), LONGEST_PAUSE);
        // between half and all of it, so that calls that failed together are not repeated together
        Duration spread = Duration.ofMillis((long) (own.toMillis() * (0.5 + jitter.nextDouble() / 2)));
        Duration retryAfter = e instanceof AzkeysException known && known.getRetryAfter() != null
                ? Durations.shorter(known.getRetryAfter(), WriteBudget.LONGEST_PAUSE)
                : Duration.ZERO;
        pause = Durations.longer(retryAfter, spread);
        return failures == 1;
    }

    /** Clears the failures. Returns whether there were any. */
    boolean succeeded() {
        boolean failed = failures > 0;
        failure = null;
        failingSince = null;
        failures = 0;
        refused = false;
        pause = Duration.ZERO;
        return failed;
    }
}
