// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A budget in virtual time. */
abstract class WriteBudgetSupport {

    static final RetryOptions LIMITS = new RetryOptions(0, Duration.ofSeconds(30));

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final WriteBudget budget = new WriteBudget("sub", null, time);

    /** A call that takes a write, and the result. */
    static final class Taker {
        CompletableFuture<Void> wait;
        boolean granted;
        Throwable refused;

        boolean waits() {
            return !granted && refused == null;
        }
    }

    /** The calls that got a write, in order. */
    final List<Taker> granted = new ArrayList<>();

    Taker take(CallPriority priority) {
        return take(priority, LIMITS);
    }

    Taker take(CallPriority priority, RetryOptions limits) {
        Taker taker = new Taker();
        taker.wait = budget.take(priority, limits, Duration.ZERO);
        taker.wait.whenComplete((nothing, failure) -> {
            taker.refused = failure;
            taker.granted = failure == null;
            if (taker.granted) {
                granted.add(taker);
            }
        });
        return taker;
    }

    List<Taker> takeLive(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> take(CallPriority.live()))
                .toList();
    }

    List<Taker> takeInBackground(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> take(CallPriority.background()))
                .toList();
    }

    static long count(Stream<Taker> takers) {
        return takers.filter(taker -> taker.granted).count();
    }

    /** A call ends, with the number that ARM reports. */
    void report(int number) {
        budget.answered(new Remaining(number, true));
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    void pass(long milliseconds) {
        pass(Duration.ofMillis(milliseconds));
    }
}
