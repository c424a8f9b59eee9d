package io.github.azkeys.camel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The pool of threads on which exchanges go on when ARM has answered, so that those of HTTP do not. Made when it is
 * needed. An application that wants another one registers a thread pool profile of the name {@value #PROFILE}.
 * Threadsafe.
 */
final class AzkeysWorkers {

    static final String PROFILE = "azkeys";

    private static final int THREADS = 20;

    private final CamelContext context;
    private final Object source;
    private ExecutorService pool;
    private boolean ended;

    /**
     * @param source whom Camel shows the pool to belong to
     */
    AzkeysWorkers(CamelContext context, Object source) {
        this.context = context;
        this.source = source;
    }

    /**
     * @throws RejectedExecutionException after the end: nobody would end the threads
     */
    synchronized ExecutorService pool() {
        if (ended) {
            throw new RejectedExecutionException(source + " was shut down");
        }
        if (pool == null) {
            pool = create();
        }
        return pool;
    }

    /** Lets what is under way finish, and takes nothing more. */
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
        ThreadPoolProfile profile = context.getExecutorServiceManager().getThreadPoolProfile(PROFILE);
        if (profile == null) {
            profile = new ThreadPoolProfile(PROFILE);
            profile.setPoolSize(THREADS);
            profile.setMaxPoolSize(THREADS);
            profile.setAllowCoreThreadTimeOut(true);
            // what waits here is an exchange that is under way already: refusing it would only lose it, and running it
            // in the caller would stop all of HTTP
            profile.setMaxQueueSize(Integer.MAX_VALUE); // to Camel, none and negative mean no queue at all
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        }
        return context.getExecutorServiceManager().newThreadPool(source, PROFILE, profile);
    }
}
