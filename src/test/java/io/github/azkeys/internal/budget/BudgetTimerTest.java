// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.call.CallPriority;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A timer that cannot start, as at the limit of threads of a container. */
class BudgetTimerTest extends WriteBudgetSupport {

    private final AtomicBoolean fails = new AtomicBoolean();
    private final WriteBudget failing = new WriteBudget("sub", null, new FailingScheduler());

    private final class FailingScheduler implements Scheduler {

        @Override
        public Disposable schedule(Runnable task) {
            return time.schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            if (fails.get()) {
                throw new RejectedExecutionException("no thread");
            }
            return time.schedule(task, delay, unit);
        }

        @Override
        public Worker createWorker() {
            return time.createWorker();
        }

        @Override
        public long now(TimeUnit unit) {
            return time.now(unit);
        }
    }

    @Test
    void aCallWithoutATimerFailsAndTheNextOneWaits() {
        takeAll();
        fails.set(true);

        assertHasNoThread(next());
        assertThat(failing.waiting()).isZero();
        fails.set(false);
        CompletableFuture<Void> second = next();
        CompletableFuture<Void> third = next();
        assertThat(second).isNotDone();
        pass(100);
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        pass(100);
        assertThat(third).isCompleted();
    }

    @Test
    void ifTheTimerCannotBeSetAgainTheFirstCallIsSentAndTheOthersFail() {
        takeAll();
        CompletableFuture<Void> first = next();
        CompletableFuture<Void> second = next();
        CompletableFuture<Void> inBackground = next(CallPriority.background());
        fails.set(true);

        pass(100);

        assertThat(first).isCompleted();
        assertHasNoThread(second);
        assertHasNoThread(inBackground);
        assertThat(failing.waiting()).isZero();
    }

    @Test
    void aResponseThatAllowsMoreCallsIsNotAFailure() {
        takeAll();
        CompletableFuture<Void> first = next(CallPriority.background());
        CompletableFuture<Void> second = next(CallPriority.background());
        fails.set(true);

        failing.answered(new Remaining(206, true)); // of which 199 are in flight, and half of the rest is for others

        assertThat(first).isCompleted();
        assertHasNoThread(second);
    }

    @Test
    void aCallThatAnExchangeJoinsFailsForBoth() {
        takeAll();
        CallPriority priority = CallPriority.background();
        CompletableFuture<Void> shared = next(priority);
        fails.set(true);

        priority.join(CallPriority.live());
        priority.hurry();

        assertHasNoThread(shared);
    }

    @Test
    void aSecondWaitThatCannotBeginFailsBoth() {
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> both = Waits.inTurn(first, () -> {
            throw new RejectedExecutionException("no thread");
        });

        first.complete(null);

        assertHasNoThread(both);
    }

    private void takeAll() {
        for (int i = 0; i < WriteBucket.SIZE; i++) {
            assertThat(next()).isCompleted();
        }
    }

    private CompletableFuture<Void> next() {
        return next(CallPriority.live());
    }

    private CompletableFuture<Void> next(CallPriority priority) {
        return failing.take(priority, LIMITS, Duration.ZERO);
    }

    private static void assertHasNoThread(CompletableFuture<Void> wait) {
        assertThat(wait)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(RejectedExecutionException.class);
    }
}
