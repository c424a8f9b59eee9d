// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.endpoint.TimerThread;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of the refresh. Its tasks wait without a limit. Threadsafe. */
final class RefreshThread {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshThread.class);

    private static final String NAME = "azkeys-refresh";

    private final CamelContext context;
    private final AtomicBoolean missing = new AtomicBoolean();
    private volatile ScheduledExecutorService pool;

    RefreshThread(CamelContext context) {
        this.context = context;
    }

    /** @param source the owner that Camel reports for the thread */
    void start(Object source) {
        ThreadPoolProfile profile = new ThreadPoolProfile(NAME);
        profile.setPoolSize(1);
        profile.setMaxQueueSize(-1); // not limited by the default profile of the application
        pool = context.getExecutorServiceManager().newScheduledThreadPool(source, NAME, profile);
    }

    /**
     * Runs a task after a time.
     *
     * @return false if it does not run, because no thread could be started or the context stops
     */
    boolean execute(Runnable task, Duration delay) {
        try {
            TimerThread.start(pool);
            pool.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
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
