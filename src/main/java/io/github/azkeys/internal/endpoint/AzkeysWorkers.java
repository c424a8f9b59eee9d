// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.transport.CallbackThread;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The threads on which exchanges continue after ARM has responded, instead of the threads of the HTTP client. They are
 * created on demand and end when idle. There is no queue: an exchange with a thread can wait for one without, for example
 * if a bean sends to {@code azkeys} and waits for the reply.
 *
 * <p>If {@value #THREADS} threads are busy, an exchange continues on the thread that delivers the response if that is a
 * {@link CallbackThread}. Other exchanges with the same response wait for it then, so that a popular key set does not start
 * any number of threads. On other threads, such as an event loop of an application's HTTP client, the exchange gets a new
 * thread.
 *
 * <p>An application can register a thread pool profile named {@value #PROFILE} to change these settings. Threadsafe.
 */
public final class AzkeysWorkers {

    static final String PROFILE = "azkeys";

    /** More than are busy at a time, unless exchanges block. */
    private static final int THREADS = 1000;

    private final CamelContext context;
    private final Object source;
    private ExecutorService pool;
    private boolean ended;

    /**
     * @param source the owner that Camel reports for the pool
     */
    AzkeysWorkers(CamelContext context, Object source) {
        this.context = context;
        this.source = source;
    }

    /** Continues an exchange, perhaps on this thread. Also works after {@link #end}, so that no exchange is lost. */
    public void execute(Runnable exchange) {
        try {
            pool().execute(exchange);
        } catch (RejectedExecutionException e) {
            if (Thread.currentThread() instanceof CallbackThread) {
                exchange.run();
            } else {
                context.getExecutorServiceManager().newThread(PROFILE, exchange).start();
            }
        }
    }

    /**
     * @throws RejectedExecutionException after the end, because new threads would never be ended
     */
    private synchronized ExecutorService pool() {
        if (ended) {
            throw new RejectedExecutionException(source + " was shut down");
        }
        if (pool == null) {
            pool = create();
        }
        return pool;
    }

    /** Ends the threads after their exchanges. */
    void end() {
        ExecutorService last;
        synchronized (this) {
            ended = true;
            last = pool;
            pool = null;
        }
        if (last != null) {
            context.getExecutorServiceManager().shutdownGraceful(last);
        }
    }

    private ExecutorService create() {
        ThreadPoolProfile registered = context.getExecutorServiceManager().getThreadPoolProfile(PROFILE);
        ThreadPoolProfile profile = registered == null ? new ThreadPoolProfile(PROFILE) : registered.clone();
        ThreadPoolProfile defaults = new ThreadPoolProfile();
        defaults.setPoolSize(1); // with 0, Camel creates a pool of one thread
        defaults.setMaxPoolSize(THREADS);
        defaults.setAllowCoreThreadTimeOut(true);
        defaults.setMaxQueueSize(0);
        defaults.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.addDefaults(defaults);
        return context.getExecutorServiceManager().newThreadPool(source, PROFILE, profile);
    }
}
