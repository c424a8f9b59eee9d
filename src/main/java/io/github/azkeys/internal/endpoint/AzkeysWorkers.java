// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which exchanges continue after ARM has responded, and on which consumers poll, instead of the threads of
 * the HTTP client. They are about as many as there are processors, created on demand, and end when idle. Further exchanges
 * wait in a queue. If the threads wait, for example because a bean sends to {@code azkeys} and waits for the reply, there
 * are more of them ({@link WaitingThreads}), up to {@value #THREADS}, so that an exchange with a thread can wait for one
 * without.
 *
 * <p>An application can register a thread pool profile named {@value #PROFILE} to change these settings. An exchange that
 * the pool rejects continues on a thread of its own, never on the calling thread, which may be one that all calls share.
 * So do all if no pool can be created with these settings. Threadsafe.
 */
public final class AzkeysWorkers implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(AzkeysWorkers.class);

    static final String PROFILE = "azkeys";

    /** More than wait at a time, unless exchanges block for long. */
    private static final int THREADS = 1000;

    private static final int LEAST_THREADS = 4;

    private final CamelContext context;
    private final Object source;
    private final Executor starts = new RetriedStarts(this::start);
    private ExecutorService pool;
    private Executor threads;
    private ScheduledExecutorService timer;
    private boolean ended;

    /**
     * @param source the owner that Camel reports for the pool
     */
    AzkeysWorkers(CamelContext context, Object source) {
        this.context = context;
        this.source = source;
    }

    /**
     * Continues an exchange on another thread. Also works after {@link #end} and if no thread can be started now, so that no
     * exchange is lost.
     */
    @Override
    public void execute(Runnable exchange) {
        starts.execute(exchange);
    }

    private void start(Runnable exchange) {
        try {
            threads().execute(exchange);
        } catch (RejectedExecutionException e) {
            startThread(exchange);
        }
    }

    /**
     * Executes a task after a delay.
     *
     * @throws RejectedExecutionException after {@link #end}
     */
    public Future<?> schedule(Runnable task, long delay, TimeUnit unit) {
        try {
            return startedTimer().schedule(() -> execute(task), delay, unit);
        } catch (OutOfMemoryError e) { // of native threads
            return CompletableFuture.runAsync(task, CompletableFuture.delayedExecutor(delay, unit, this));
        }
    }

    private void startThread(Runnable task) {
        context.getExecutorServiceManager().newThread(PROFILE, task).start();
    }

    /**
     * @throws RejectedExecutionException after the end, because new threads would never be ended
     */
    private synchronized Executor threads() {
        requireNotEnded();
        if (threads == null) {
            threads = createThreads();
        }
        return threads;
    }

    private Executor createThreads() {
        try {
            pool = create();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Each exchange and poll continues on a thread of its own, because no thread pool could be created. "
                            + "Check the thread pool profile " + PROFILE + " and the default profile",
                    e);
            return this::startThread;
        }
        return pool instanceof ThreadPoolExecutor growing
                ? new WaitingThreads(growing, this::startedTimer, this::startThread)
                : pool; // virtual threads
    }

    /** Not in the pool, whose threads may all be busy. */
    private synchronized ScheduledExecutorService timer() {
        if (timer == null) {
            requireNotEnded();
            ThreadPoolProfile profile = new ThreadPoolProfile(PROFILE);
            profile.setPoolSize(1);
            profile.setMaxQueueSize(-1); // not limited: each consumer waits in it for its next poll
            // this as the source, because Camel names the pool in JMX after it
            timer = context.getExecutorServiceManager().newScheduledThreadPool(this, PROFILE + "-timer", profile);
        }
        return timer;
    }

    /** Its thread cannot fail to start when a task is already in its queue. The thread is there until the end. */
    private ScheduledExecutorService startedTimer() {
        ScheduledExecutorService timer = timer();
        if (timer instanceof SizedScheduledExecutorService threads) {
            threads.prestartCoreThread();
        } else if (timer instanceof ThreadPoolExecutor threads) { // as a factory of the application may create it
            threads.prestartCoreThread();
        }
        return timer;
    }

    private void requireNotEnded() {
        if (ended) {
            throw new RejectedExecutionException(source + " was shut down");
        }
    }

    /** Ends the threads after their exchanges. */
    void end() {
        ExecutorService last;
        synchronized (this) {
            if (pool != null) {
                timer(); // which adds threads until the last exchange has ended
            }
            ended = true;
            last = pool;
            pool = null;
        }
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        if (last != null) {
            manager.shutdownGraceful(last);
        }
        synchronized (this) {
            if (timer != null) {
                manager.shutdownNow(timer);
            }
        }
    }

    private ExecutorService create() {
        ExecutorServiceManager manager = context.getExecutorServiceManager();
        ThreadPoolProfile registered = manager.getThreadPoolProfile(PROFILE);
        ThreadPoolProfile profile = registered == null ? new ThreadPoolProfile(PROFILE) : registered.clone();
        ThreadPoolProfile defaults = new ThreadPoolProfile();
        defaults.setMaxPoolSize(THREADS);
        defaults.setKeepAliveTime(manager.getDefaultThreadPoolProfile().getKeepAliveTime());
        defaults.setMaxQueueSize(Integer.MAX_VALUE);
        profile.addDefaults(defaults);
        if (profile.getAllowCoreThreadTimeOut() == null) {
            profile.setAllowCoreThreadTimeOut(profile.getKeepAliveTime() > 0); // the JDK refuses it for 0
        }
        if (profile.getPoolSize() == null) {
            int threads = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
            profile.setPoolSize(Math.min(threads, profile.getMaxPoolSize()));
        }
        profile.setMaxPoolSize(Math.max(profile.getPoolSize(), profile.getMaxPoolSize()));
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return manager.newThreadPool(source, PROFILE, profile);
    }
}
