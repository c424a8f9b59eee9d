package io.github.azkeys.internal.endpoint;

import io.github.azkeys.internal.transport.CallbackThread;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The threads on which exchanges go on when ARM has answered, so that those of HTTP do not. Made when they are needed,
 * and ended when they are idle. None of these exchanges waits for a thread: one that has a thread may wait for another
 * that has not, as when a bean sends to {@code azkeys} and waits for the answer.
 *
 * <p>Where {@value #THREADS} are busy, an exchange goes on in the thread that brought its answer if that is a
 * {@link CallbackThread}. Those who got the same answer wait for it then, so that keys that many wait for do not start
 * any number of threads. Any other thread may be one that moves bytes or tells the time for all, such as that of an
 * application's HTTP client: there the exchange gets a thread for itself.
 *
 * <p>An application that wants other threads registers a thread pool profile of the name {@value #PROFILE}; what it
 * leaves open is as above. Threadsafe.
 */
public final class AzkeysWorkers {

    static final String PROFILE = "azkeys";

    /** More than are ever busy, unless exchanges block them. */
    private static final int THREADS = 1000;

    private final CamelContext context;
    private final Object source;
    private ExecutorService pool;
    private boolean ended;

    /**
     * @param source whom Camel shows the pool to belong to
     */
    public AzkeysWorkers(CamelContext context, Object source) {
        this.context = context;
        this.source = source;
    }

    /** Goes on with an exchange, at once and perhaps in this thread; after the end, too, since nobody else does. */
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
     * @throws RejectedExecutionException after the end: nobody would end the threads
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

    /** Lets what is under way finish, and keeps no thread. */
    public void end() {
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
        profile.addDefaults(handOver());
        return context.getExecutorServiceManager().newThreadPool(source, PROFILE, profile);
    }

    private static ThreadPoolProfile handOver() {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(1); // with none Camel makes a pool of one thread
        profile.setMaxPoolSize(THREADS);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setMaxQueueSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }
}
