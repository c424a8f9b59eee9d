// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** The one timer of all calls that wait for a budget. Guarded by the lock of the budget. */
final class TurnTimer {

    private final Scheduler time;
    private Disposable task = Disposables.disposed();
    private long runsAt = Long.MAX_VALUE;
    private int number;

    TurnTimer(Scheduler time) {
        this.time = time;
    }

    /**
     * Sets the timer, unless it runs earlier: it is set again then, so that calls that wait do not set one each.
     *
     * @param wake gets the number of the timer, for {@link #start}
     */
    void set(long now, long then, IntConsumer wake) {
        if (runsAt <= then) {
            return;
        }
        task.dispose();
        runsAt = then;
        int started = ++number;
        try {
            task = time.schedule(() -> wake.accept(started), then - now, TimeUnit.NANOSECONDS);
        } catch (RuntimeException | Error e) { // no thread can start
            forget();
            throw e;
        }
    }

    void cancel() {
        task.dispose();
        forget();
    }

    /** Whether the timer that runs now is the last that was set. */
    boolean start(int started) {
        if (started != number) {
            return false;
        }
        forget(); // disposing it would interrupt the thread while it sends requests
        return true;
    }

    private void forget() {
        task = Disposables.disposed();
        runsAt = Long.MAX_VALUE;
    }
}
