// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.ArmError;
import io.github.azkeys.ThrottledException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Throwable DOWN = new IllegalStateException("down");

    private final Backoff shortest = new Backoff(jitter(0));
    private final Backoff longest = new Backoff(jitter(-1));

    @Test
    void thePauseDoublesFromOneSecondToOneMinuteAndIsHalvedAtMost() {
        List<Long> seconds = List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

        assertThat(seconds).allSatisfy(expected -> {
            shortest.failed(DOWN, NOW);
            assertPause(shortest, Duration.ofSeconds(expected).dividedBy(2));
        });
        assertThat(seconds).allSatisfy(expected -> {
            longest.failed(DOWN, NOW);
            assertPause(longest, Duration.ofSeconds(expected));
        });
    }

    @Test
    void aLongerRequestOfArmIsRespectedUpToAnHour() {
        shortest.failed(throttled(Duration.ofSeconds(17)), NOW);
        assertPause(shortest, Duration.ofSeconds(17));

        shortest.failed(throttled(Duration.ofHours(5)), NOW);
        assertPause(shortest, Duration.ofHours(1));

        shortest.failed(throttled(Duration.ZERO), NOW);
        assertPause(shortest, Duration.ofSeconds(2));
    }

    @Test
    void theFirstFailureAndTheFirstSuccessAreReported() {
        assertThat(shortest.succeeded()).isFalse();
        assertThat(shortest.failed(DOWN, NOW)).isTrue();
        assertThat(shortest.failed(DOWN, NOW.plusSeconds(9))).isFalse();
        assertThat(shortest.failingSince()).isEqualTo(NOW);
        assertThat(shortest.failure()).isSameAs(DOWN);

        assertThat(shortest.succeeded()).isTrue();
        assertThat(shortest.failingSince()).isNull();
        assertThat(shortest.failure()).isNull();
        assertThat(shortest.isDue(NOW)).isTrue();
        assertThat(shortest.failed(DOWN, NOW)).isTrue();
        assertPause(shortest, Duration.ofMillis(500));
    }

    @Test
    void aClockThatIsSetBackEndsThePause() {
        shortest.failed(throttled(Duration.ofHours(1)), NOW);

        assertThat(shortest.isDue(NOW)).isFalse();
        assertThat(shortest.isDue(NOW.minusMillis(1))).isTrue();
    }

    @Test
    void laterCallersGetTheRemainingPause() {
        shortest.failed(throttled(Duration.ofSeconds(30)), NOW);

        assertThat(shortest.failure(NOW.plusSeconds(10)))
                .isInstanceOfSatisfying(ThrottledException.class, failure -> assertThat(failure.getRetryAfter())
                        .isEqualTo(Duration.ofSeconds(20)))
                .hasMessageContaining("10 seconds old");
    }

    private static ThrottledException throttled(Duration retryAfter) {
        return new ThrottledException("later", null, ArmError.ofStatus(429, null, retryAfter), null);
    }

    private static void assertPause(Backoff backoff, Duration expected) {
        assertThat(backoff.isDue(NOW.plus(expected).minusMillis(1))).isFalse();
        assertThat(backoff.isDue(NOW.plus(expected))).isTrue();
    }

    /** All bits of each number are those of {@code bits}. */
    private static RandomGenerator jitter(long bits) {
        return () -> bits;
    }
}
