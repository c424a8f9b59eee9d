// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Thread pools with a limit and without idle threads. */
public final class Threads {

    private Threads() {}

    /**
     * A pool whose tasks wait without a limit, and whose threads end after a moment without a task. Once it is shut down, it
     * throws a {@link java.util.concurrent.RejectedExecutionException} for a further task.
     */
    public static ExecutorService upTo(int threads, CamelContext context, Object source, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(Integer.MAX_VALUE); // Camel takes a negative number as no queue
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.setKeepAliveTime(10L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setAllowCoreThreadTimeOut(true);
        return context.getExecutorServiceManager().newThreadPool(source, name, profile);
    }

    /**
     * A pool of one thread for later tasks, which wait without a limit. Once it is shut down, it throws a
     * {@link java.util.concurrent.RejectedExecutionException} for a further task.
     */
    public static ScheduledExecutorService timer(CamelContext context, Object source, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(1);
        profile.setMaxQueueSize(-1); // not limited by the default profile of the application
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return context.getExecutorServiceManager().newScheduledThreadPool(source, name, profile);
    }

    /**
     * Starts the thread of a timer, which cannot fail to start when a task is already in its queue.
     *
     * @throws OutOfMemoryError if no thread can start, as at the limit of threads of a container
     */
    public static ScheduledExecutorService started(ScheduledExecutorService timer) {
        if (timer instanceof SizedScheduledExecutorService threads) {
            threads.prestartCoreThread();
        } else if (timer instanceof ThreadPoolExecutor threads) { // as a factory of the application may create it
            threads.prestartCoreThread();
        }
        return timer;
    }
}
