// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        for (int i = 0; i < 200; i++) {
            assertThat(next()).isDone();
        }
        fails.set(true);

        assertThatThrownBy(this::next).isInstanceOf(RejectedExecutionException.class);
        assertThat(failing.waiting()).isZero();
        fails.set(false);
        CompletableFuture<Void> second = next();
        CompletableFuture<Void> third = next();
        assertThat(second).isNotDone();
        pass(100);
        assertThat(second).isDone();
        assertThat(third).isNotDone();
        pass(100);
        assertThat(third).isDone();
    }

    private CompletableFuture<Void> next() {
        return failing.take(CallPriority.live(), LIMITS, Duration.ZERO);
    }
}
