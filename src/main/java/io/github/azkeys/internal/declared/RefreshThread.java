// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.reload.Threads;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the refresh. Its tasks wait without a limit. Threadsafe. */
final class RefreshThread {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshThread.class);

    private final CamelContext context;
    private final AtomicBoolean missing = new AtomicBoolean();
    private volatile ScheduledExecutorService pool;

    RefreshThread(CamelContext context) {
        this.context = context;
    }

    /** @param source the owner that Camel reports for the thread */
    void start(Object source) {
        pool = Threads.timer(context, source, "azkeys-refresh");
    }

    /**
     * Runs a task after a time.
     *
     * @return false if it does not run, because no thread could be started or the context stops
     */
    boolean execute(Runnable task, Duration delay) {
        try {
            Threads.started(pool).schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            missing.set(false);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) { // the latter of native threads
            if (context.isStarted() && !missing.getAndSet(true)) {
                LOG.warn(
                        "Declared keys are not refreshed now, because no thread could be started. The next refresh, or a"
                                + " key that is refused, tries again: {}",
                        e.toString());
            }
            return false;
        }
    }

    void stop() {
        context.getExecutorServiceManager().shutdownNow(pool);
    }
}
