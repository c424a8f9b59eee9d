package io.github.azkeys.internal.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The threads of one client: they are daemons, and end when it is closed. The threads of HttpClient move bytes only;
 * whatever a caller attaches to a Mono or Flux runs on callback threads, so that a caller who blocks there, for instance
 * to get a token with the same client, never stops the threads that bring him the answer. Callback threads are as many
 * as there are callers busy at a time, since any bound would let callers that wait for each other fill it. Look-ups of
 * names block too, but wait for no caller: a few threads of their own do for all. Both end when unused for ten seconds.
 * Threadsafe.
 */
public final class TransportThreads implements AutoCloseable {

    /**
     * One thread is fast enough for 64 connections. The second keeps exchanges going while the first is held up: TLS
     * arithmetic happens on these threads.
     */
    public static final int IO_THREADS = 2;

    /** More than there are servers with names: Entra, ARM, a proxy. */
    public static final int LOOK_UP_THREADS = 4;

    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor lookUps;
    private final ThreadPoolExecutor callbacks;
    private final Scheduler callbackScheduler;

    public TransportThreads() {
        timer = new ScheduledThreadPoolExecutor(1, named("azkeys-http-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        lookUps = new ThreadPoolExecutor(
                LOOK_UP_THREADS,
                LOOK_UP_THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("azkeys-http-name-"));
        lookUps.allowCoreThreadTimeOut(true);
        // a client that is closed has no thread left to give: then the thread that asks does the work
        callbacks = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("azkeys-http-callback-", CallbackThread::new),
                (task, executor) -> task.run());
        callbackScheduler = Schedulers.fromExecutorService(callbacks, "azkeys-http-callback");
    }

    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    public Scheduler callbacks() {
        return callbackScheduler;
    }

    /** Rejects what comes after the end. */
    public Executor lookUps() {
        return lookUps;
    }

    static ThreadFactory named(String prefix) {
        return named(prefix, Thread::new);
    }

    private static ThreadFactory named(String prefix, BiFunction<Runnable, String, Thread> maker) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = maker.apply(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lookUps.shutdownNow();
        // not "now": callbacks already on their way tell callers that their requests failed
        callbacks.shutdown();
    }
}
