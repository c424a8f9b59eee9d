// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.call.CallPriority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ARM reports that more writes are left than the documented limit allows, in virtual time. */
class RaisedBudgetTest extends WriteBudgetSupport {

    /** Makes calls, one in flight at a time, each with the number that ARM reports. */
    private void calls(int number, int remaining) {
        for (int i = 0; i < number; i++) {
            assertThat(take(CallPriority.live()).granted).isTrue();
            report(remaining);
        }
    }

    @Test
    void callsDoNotWaitWhileArmReportsThatManyWritesAreLeft() {
        calls(5_000, 11_999);

        assertThat(budget.remaining()).isEqualTo(11_999 / 2);
    }

    @Test
    void callsThatWaitAreSentWhenTheFirstResponseIsThere() {
        List<Taker> takers = takeLive(500); // as many as can be sent within the limit
        assertThat(count(takers.stream())).isEqualTo(200);

        report(11_999);

        assertThat(granted).isEqualTo(takers);
    }

    @Test
    void theHalfOfWhatIsLeftWithoutTheCallsInFlightIsUsed() {
        takeLive(200);
        report(1_199); // and 199 in flight

        assertThat(budget.remaining()).isEqualTo(500);
        takeLive(500);
        Taker next = take(CallPriority.live());
        assertThat(next.waits()).isTrue();

        report(700); // of which ARM may not have counted 698
        assertThat(next.granted).isTrue();
        assertThat(take(CallPriority.live()).waits()).isTrue();
    }

    @Test
    void aCallThatEndedWithoutAResponseIsNotInFlight() {
        takeLive(200);
        for (int i = 0; i < 199; i++) {
            budget.answered(Remaining.NOTHING);
        }
        report(1_000);

        assertThat(budget.remaining()).isEqualTo(500);
    }

    @Test
    void aCallCancelledWhileItWaitsIsNotInFlight() {
        takeLive(201).get(200).wait.cancel(false);
        for (int i = 0; i < 200; i++) {
            report(1_000);
        }
        assertThat(budget.remaining()).isEqualTo(500);
    }

    @Test
    void theBackgroundGetsHalfOfIt() {
        takeLive(200);
        for (int i = 0; i < 200; i++) {
            report(2_000);
        }
        assertThat(budget.remaining()).isEqualTo(1_000);

        assertThat(count(takeInBackground(900).stream())).isEqualTo(500);
        assertThat(count(takeLive(900).stream())).isEqualTo(500);
    }

    @Test
    void aNumberWithinTheDocumentedLimitNeverRaises() {
        takeLive(200);
        for (int i = 0; i < 200; i++) {
            report(200);
        }
        assertThat(budget.remaining()).isZero();
    }

    @Test
    void numbersThatFallLowerTheBudget() {
        for (int left = 10_000; left > 0; left -= 100) {
            report(left);
            assertThat(budget.remaining()).isLessThanOrEqualTo(Math.max(left / 2, 200));
        }
        report(0);
        assertThat(budget.remaining()).isZero();
        assertThat(take(CallPriority.live()).waits()).isTrue();
    }

    @Test
    void theLowerOfTwoRegionsCounts() {
        for (int second = 0; second < 30; second++) {
            report(11_999);
            report(1_000);
            assertThat(budget.remaining()).isLessThanOrEqualTo(1_000);
            report(11_999);
            assertThat(budget.remaining()).isEqualTo(500);
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void aRegionWithinTheDocumentedLimitKeepsTheBudgetThere() {
        report(50);
        for (int second = 1; second <= 30; second++) {
            pass(Duration.ofSeconds(1));
            report(11_999);
            assertThat(take(CallPriority.live()).granted).isTrue();
            report(50);
            assertThat(budget.remaining()).isLessThanOrEqualTo(50);
        }

        for (int second = 0; second <= 20; second++) {
            pass(Duration.ofSeconds(1));
            report(11_999);
        }
        assertThat(budget.remaining()).as("the region is not used any more").isEqualTo(11_999 / 2);
    }

    @Test
    void theDocumentedLimitAppliesAgainAMinuteAfterTheLastResponse() {
        report(11_999);

        pass(59_999);
        assertThat(budget.remaining()).isEqualTo(11_999 / 2);
        pass(1);
        assertThat(budget.remaining()).isEqualTo(200);
    }

    @Test
    void theDocumentedLimitAppliesForTenMinutesAfterArmHasThrottled() {
        report(11_999);
        budget.pause(Duration.ofSeconds(5));
        report(11_999);
        assertThat(budget.remaining()).isZero();

        pass(Duration.ofSeconds(5));
        List<Taker> takers = takeLive(100);
        report(11_999);
        assertThat(count(takers.stream())).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(count(takers.stream())).isEqualTo(11);

        pass(Duration.ofSeconds(593));
        report(11_999);
        assertThat(budget.remaining()).isLessThanOrEqualTo(200);
        pass(Duration.ofSeconds(1));
        report(11_999);
        assertThat(budget.remaining()).isGreaterThan(5_000);
    }

    @Test
    void throttlingWithoutATimeReturnsToTheDocumentedLimit() {
        report(11_999);

        budget.pause(Duration.ZERO);

        assertThat(budget.remaining()).isEqualTo(200);
        assertThat(budget.pausedUntil()).isNull();
        report(11_999);
        assertThat(budget.remaining()).isEqualTo(200);
    }

    @Test
    void aLongPauseIsNotEndedByANumber() {
        budget.pause(Duration.ofMinutes(30));
        pass(Duration.ofMinutes(20));

        report(11_999);

        assertThat(budget.remaining()).isZero();
    }

    @Test
    void numbersOfOtherLimitsDoNotRaiseButLower() {
        budget.answered(new Remaining(11_999, false));
        assertThat(budget.remaining()).isEqualTo(200);

        report(11_999);
        budget.answered(new Remaining(300, false));
        report(11_999);
        assertThat(budget.remaining()).isLessThanOrEqualTo(300);
    }
}
