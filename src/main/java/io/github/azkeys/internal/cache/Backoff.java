package io.github.azkeys.internal.cache;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.budget.WriteBudget;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.client.ArmFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How the last tries failed, and when the next one is due. Not threadsafe. */
final class Backoff {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_OF_OUR_OWN = Duration.ofMinutes(1);

    private final RandomGenerator jitter;

    private Throwable failure;
    private Instant failingSince;
    private int failures;
    private Instant failedAt = Instant.EPOCH;
    private Duration pause = Duration.ZERO;

    Backoff(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /** Whether ARM could not answer, and may do so later. */
    static boolean isPassing(Throwable e) {
        return e instanceof ServiceUnavailableException
                || e instanceof ThrottledException
                || e instanceof InvalidResponseException;
    }

    /** Whether a try may be made. */
    boolean isDue(Instant now) {
        Duration passed = Duration.between(failedAt, now);
        // the clock was put back: nobody knows how long ago that was
        return passed.isNegative() || passed.compareTo(pause) >= 0;
    }

    /** The latest failure, null while all is well. */
    Throwable failure() {
        return failure;
    }

    /** The latest failure for who asks before the next try is due: the wait in it is what is left of it. */
    Throwable failure(Instant now) {
        Duration passed = Duration.between(failedAt, now);
        return ArmFailures.later(failure, passed, pause.minus(passed));
    }

    /** When the first of the latest failures was, null while all is well. */
    Instant failingSince() {
        return failingSince;
    }

    /**
     * Counts a failure: the next try is due later than after the one before, and not before ARM wants it, as far as that
     * is believed.
     *
     * @return whether it is the first since all was well
     */
    boolean failed(Throwable e, Instant now) {
        failure = e;
        failedAt = now;
        failingSince = failingSince == null ? now : failingSince;
        failures++;
        Duration own = Durations.shorter(FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6)), LONGEST_OF_OUR_OWN);
        // between the half and the whole, so that many who failed together do not come back together
        Duration spread = Duration.ofMillis((long) (own.toMillis() * (0.5 + jitter.nextDouble() / 2)));
        Duration asked = e instanceof AzkeysException known && known.getRetryAfter() != null
                ? Durations.shorter(known.getRetryAfter(), WriteBudget.LONGEST_PAUSE)
                : Duration.ZERO;
        pause = Durations.longer(asked, spread);
        return failures == 1;
    }

    /**
     * Forgets the failures.
     *
     * @return whether there were any
     */
    boolean succeeded() {
        boolean failed = failures > 0;
        failure = null;
        failingSince = null;
        failures = 0;
        pause = Duration.ZERO;
        return failed;
    }
}
