// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks on threads that may fail to start, such as at the limit of threads of a container. Such a task starts later: with
 * the next task, and after a short time. Threadsafe.
 */
final class RetriedStarts implements Executor {

    private static final long RETRY_MILLIS = 100;

    private final Executor threads;
    private final Executor later;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean retrying = new AtomicBoolean();
    private final ThreadShortage shortage = new ThreadShortage();

    /**
     * @param threads may throw an OutOfMemoryError, even if it runs the task
     */
    RetriedStarts(Executor threads) {
        // the timer of the JDK, which other code of the process has probably started
        this(threads, CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS, Runnable::run));
    }

    /**
     * @param later runs a quick task after a short time
     */
    RetriedStarts(Executor threads, Executor later) {
        this.threads = threads;
        this.later = later;
    }

    @Override
    public void execute(Runnable task) {
        AtomicBoolean begun = new AtomicBoolean();
        boolean started = isStarted(() -> {
            if (begun.compareAndSet(false, true)) {
                task.run();
            }
        });
        if (started) {
            startWaiting();
        }
    }

    private boolean isStarted(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (OutOfMemoryError e) { // of native threads
            waiting.add(task);
            shortage.warn(e);
            retryLater();
            return false;
        }
    }

    private void startWaiting() {
        Runnable task = waiting.poll();
        while (task != null && isStarted(task)) {
            task = waiting.poll();
        }
    }

    private void retryLater() {
        if (retrying.compareAndSet(false, true)) {
            try {
                later.execute(() -> {
                    retrying.set(false);
                    startWaiting();
                });
            } catch (OutOfMemoryError e) { // of its thread. The next task starts those that wait
                retrying.set(false);
            }
        }
    }
}
