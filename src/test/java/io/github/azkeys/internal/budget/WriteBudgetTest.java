// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order and the times of writes, in virtual time. */
class WriteBudgetTest extends WriteBudgetSupport {

    @Test
    void exchangesGetAllThereIsAndThenTenASecondInTheirOrder() {
        List<Taker> takers = takeLive(250);

        assertThat(takers.subList(0, 200)).allMatch(taker -> taker.granted);
        assertThat(takers.subList(200, 250)).allMatch(Taker::waits);
        assertThat(budget.remaining()).isZero();
        assertThat(budget.waiting()).isEqualTo(50);

        pass(99);
        assertThat(budget.waiting()).isEqualTo(50);
        pass(1);
        assertThat(budget.waiting()).isEqualTo(49);
        pass(Duration.ofSeconds(1));
        assertThat(budget.waiting()).isEqualTo(39);
        pass(Duration.ofMinutes(1));
        assertThat(granted).isEqualTo(takers);
        assertThat(budget.remaining()).isEqualTo(200);
    }

    @Test
    void aCallThatWouldWaitTooLongFailsAtOnce() {
        takeLive(200 + 300);

        Taker late = take(CallPriority.live());

        assertThat(late.refused)
                .isInstanceOfSatisfying(RateLimited.class, refusal -> assertThat(refusal.retryAfter())
                        .isEqualTo(Duration.ofMillis(30_100)))
                .hasMessageContaining("the write limit of subscription sub is reached");
        assertThat(budget.waiting()).isEqualTo(300);
        pass(Duration.ofSeconds(30));
        assertThat(granted).hasSize(500);
    }

    @Test
    void withoutADelayNoCallWaits() {
        RetryOptions none = new RetryOptions(3, Duration.ZERO);

        for (int i = 0; i < 200; i++) {
            assertThat(take(CallPriority.live(), none).granted).isTrue();
        }
        assertThat(take(CallPriority.live(), none).refused).isInstanceOf(RateLimited.class);
        pass(100);
        assertThat(take(CallPriority.live(), none).granted).isTrue();
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void theBackgroundLeavesHalfOfBucketAndRefill() {
        List<Taker> takers = takeInBackground(150);

        assertThat(count(takers.stream())).isEqualTo(100);
        assertThat(budget.remaining()).isEqualTo(100);
        pass(Duration.ofSeconds(4));
        assertThat(count(takers.stream())).isEqualTo(120);
        assertThat(budget.remaining()).isEqualTo(120);
        assertThat(takeLive(120)).allMatch(taker -> taker.granted);
    }

    @Test
    void theBackgroundNeverTakesTheLastWrite() {
        takeLive(199);
        assertThat(take(CallPriority.background()).granted).isFalse();

        for (int i = 0; i < 1_000; i++) {
            pass(10);
            int remaining = budget.remaining();
            if (budget.waiting() == 0) {
                assertThat(remaining).isPositive();
                take(CallPriority.background());
            }
        }
        assertThat(take(CallPriority.live()).granted).isTrue();
    }

    @Test
    void exchangesComeFirst() {
        takeLive(200);
        List<Taker> background = takeInBackground(5);
        List<Taker> live = takeLive(20);

        pass(Duration.ofSeconds(2));
        assertThat(live).allMatch(taker -> taker.granted);
        assertThat(background).allMatch(Taker::waits);
        pass(Duration.ofSeconds(1));
        assertThat(background).allMatch(taker -> taker.granted);
    }

    @Test
    void theBackgroundWaitsLongerButNotForEver() {
        RetryOptions none = new RetryOptions(0, Duration.ZERO);
        List<Taker> takers = new ArrayList<>();
        for (int i = 0; i < 100 + 1_200; i++) {
            takers.add(take(CallPriority.background(), none));
        }
        assertThat(takers).noneMatch(taker -> taker.refused != null);

        assertThat(take(CallPriority.background(), none).refused).isInstanceOf(RateLimited.class);

        pass(Duration.ofMinutes(4));
        assertThat(takers).allMatch(taker -> taker.granted);
    }

    @Test
    void aLowerNumberOfArmsCounts() {
        report(10);
        assertThat(budget.remaining()).isEqualTo(10);
        report(150);
        assertThat(budget.remaining()).isEqualTo(10);

        assertThat(count(takeInBackground(10).stream())).isEqualTo(5);
        assertThat(count(takeLive(10).stream())).isEqualTo(5);
    }

    @Test
    void theNumberThatArmRoundsDownDoesNotDelayCalls() {
        takeLive(200);
        List<Taker> more = takeLive(100);
        for (int i = 0; i < 200; i++) {
            pass(50);
            report(0);
        }
        assertThat(more).allMatch(taker -> taker.granted);
    }

    @Test
    void aPauseDelaysAllCalls() {
        List<Taker> before = takeLive(1);
        budget.pause(Duration.ofSeconds(10));

        List<Taker> live = takeLive(20);
        List<Taker> background = takeInBackground(2);
        assertThat(budget.pausedUntil()).isEqualTo(Instant.EPOCH.plusSeconds(10));
        assertThat(budget.remaining()).isZero();
        pass(9_999);
        assertThat(granted).isEqualTo(before);

        pass(1);
        assertThat(granted).as("one write checks whether ARM accepts it").hasSize(2);
        assertThat(budget.pausedUntil()).isNull();
        pass(Duration.ofSeconds(2));
        assertThat(live).allMatch(taker -> taker.granted);
        assertThat(background).allMatch(Taker::waits);
        pass(Duration.ofSeconds(1));
        assertThat(background).allMatch(taker -> taker.granted);
    }

    @Test
    void aPauseThatIsTooLongEndsWaitingCalls() {
        takeLive(200);
        Taker live = take(CallPriority.live());
        Taker background = take(CallPriority.background());

        budget.pause(Duration.ofSeconds(60));

        assertThat(live.refused).isInstanceOfSatisfying(RateLimited.class, refusal -> assertThat(refusal.retryAfter())
                .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61)));
        assertThat(background.waits()).isTrue();
        budget.pause(Duration.ofDays(100_000_000));
        assertThat(background.refused).isInstanceOf(RateLimited.class);
        assertThat(budget.pausedUntil()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    @Test
    void aShorterPauseDoesNotEndALongerOne() {
        budget.pause(Duration.ofSeconds(10));

        budget.pause(Duration.ofSeconds(5));

        assertThat(budget.pausedUntil()).isEqualTo(Instant.EPOCH.plusSeconds(10));
    }

    @Test
    void theBackgroundFailsAtOnceIfTooManyExchangesAreAhead() {
        RetryOptions patient = new RetryOptions(0, Duration.ofMinutes(5));
        for (int i = 0; i < 200 + 2_500; i++) {
            take(CallPriority.live(), patient);
        }

        assertThat(take(CallPriority.background()).refused).isInstanceOf(RateLimited.class);
        assertThat(budget.waiting()).isEqualTo(2_500);
    }

    @Test
    void anExchangeThatJoinsDoesNotWaitBehindTheBackground() {
        takeLive(200);
        takeInBackground(50);
        CallPriority priority = CallPriority.background();
        Taker joined = take(priority);

        priority.join(CallPriority.live());
        priority.hurry();

        pass(100);
        assertThat(joined.granted).isTrue();
        assertThat(granted).hasSize(201);
    }

    @Test
    void anExchangeThatJoinsHasItsOwnPatience() {
        budget.pause(Duration.ofSeconds(60));
        CallPriority priority = CallPriority.background();
        Taker joined = take(priority);
        assertThat(joined.waits()).isTrue();

        priority.join(CallPriority.live());
        priority.hurry();

        assertThat(joined.refused).isInstanceOf(RateLimited.class);
        assertThat(budget.waiting()).isZero();
    }

    @Test
    void aCancelledCallTakesNothing() {
        takeLive(200);
        Taker leaving = take(CallPriority.live());
        Taker next = take(CallPriority.live());

        leaving.wait.cancel(false);

        assertThat(budget.waiting()).isEqualTo(1);
        pass(100);
        assertThat(next.granted).isTrue();
        assertThat(leaving.granted).isFalse();
    }

    @Test
    void allCallsThatWaitShareOneTimer() {
        takeLive(200 + 100);
        takeInBackground(100);
        assertThat(time.getScheduledTaskCount()).isEqualTo(1);

        pass(Duration.ofSeconds(5));
        assertThat(budget.waiting()).isEqualTo(150);
        assertThat(time.getScheduledTaskCount())
                .as("one that has run for each turn")
                .isEqualTo(1 + 50);
    }
}
