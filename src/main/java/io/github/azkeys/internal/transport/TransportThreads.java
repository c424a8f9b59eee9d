// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The daemon threads of one client; they end when it is closed. The I/O threads of HttpClient only move bytes. Callbacks of
 * a Mono or Flux run on callback threads, so that a blocking callback, for instance one that gets a token with the same
 * client, never blocks the I/O threads. The number of callback threads is not limited, because callbacks that wait for each
 * other could exhaust any limit. DNS lookups block but do not wait for callbacks: they share a few threads. Callback and
 * lookup threads end after ten idle seconds. Threadsafe.
 */
public final class TransportThreads implements AutoCloseable {

    /** One thread can serve hundreds of connections. The second continues while the first is busy with a TLS handshake. */
    public static final int IO_THREADS = 2;

    /** More than there are hosts to resolve: Microsoft Entra, ARM, a proxy. */
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
        // after close() the calling thread runs the task
        callbacks = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("azkeys-http-callback-"),
                (task, executor) -> task.run());
        callbackScheduler = Schedulers.fromExecutorService(callbacks, "azkeys-http-callback");
    }

    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    public Scheduler callbacks() {
        return callbackScheduler;
    }

    /** Rejects tasks after {@link #close()}. */
    public Executor lookUps() {
        return lookUps;
    }

    static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lookUps.shutdownNow();
        // not shutdownNow(): queued callbacks report the failed requests
        callbacks.shutdown();
    }
}
