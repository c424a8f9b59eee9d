// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WaitingThreadsTest {

    private static final int SIZE = 4;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Set<Thread> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger outside = new AtomicInteger();
    private ThreadPoolExecutor pool;

    @AfterEach
    void end() {
        if (pool != null) {
            pool.shutdownNow();
        }
        timer.shutdownNow();
    }

    private WaitingThreads threads(int size, int max) {
        pool = new ThreadPoolExecutor(size, max, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        pool.allowCoreThreadTimeOut(true);
        return new WaitingThreads(pool, () -> timer, task -> {
            outside.incrementAndGet();
            new Thread(task).start();
        });
    }

    private void runAll(int tasks, WaitingThreads threads, Runnable task) throws Exception {
        Runnable counted = () -> {
            used.add(Thread.currentThread());
            task.run();
        };
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(counted, threads))
                        .limit(tasks)
                        .toArray(CompletableFuture[]::new))
                .get(40, TimeUnit.SECONDS);
    }

    @Test
    void tasksThatWaitForOthersEnd() throws Exception {
        WaitingThreads threads = threads(SIZE, 1000);

        runAll(200, threads, () -> CompletableFuture.runAsync(() -> {}, threads).join());

        assertThat(outside).hasValue(0);
        await().untilAsserted(() -> assertThat(pool.getCorePoolSize())
                .as("until the next tasks wait")
                .isEqualTo(SIZE));
    }

    @Test
    void theyEndAlsoIfThePoolHasAllItsThreads() throws Exception {
        WaitingThreads threads = threads(1, 2);

        runAll(20, threads, () -> CompletableFuture.runAsync(() -> {}, threads).join());

        assertThat(pool.getLargestPoolSize()).isEqualTo(2);
        assertThat(outside).hasPositiveValue();
    }

    @Test
    void tasksThatWaitEndAlsoAfterThePoolBecameSmaller() throws Exception {
        WaitingThreads threads = threads(SIZE, 1000);
        CountDownLatch free = new CountDownLatch(1);
        Stream.generate(() -> 1).limit(2 * SIZE).forEach(i -> threads.execute(() -> awaitQuietly(free)));
        pool.setCorePoolSize(2); // as with JMX
        pool.setMaximumPoolSize(2);
        free.countDown();
        await().until(() -> pool.getQueue().isEmpty());
        await().during(Duration.ofMillis(200)).until(() -> pool.getCorePoolSize() == 2); // the next look

        runAll(20, threads, () -> CompletableFuture.runAsync(() -> {}, threads).join());

        assertThat(outside).hasPositiveValue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTaskThatWaitsWithoutBlockingEndsToo() throws Exception {
        WaitingThreads threads = threads(1, 1000);

        runAll(4, threads, () -> {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {}, threads);
            while (!other.isDone()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void quickTasksShareAFewThreads() throws Exception {
        runAll(1000, threads(SIZE, 1000), () -> {});

        assertThat(used).hasSizeLessThan(20);
    }

    @Test
    void tasksThatComputeGetNoMoreThreads() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        CountDownLatch sums = new CountDownLatch(200);

        runAll(200, threads(processors, 1000), () -> {
            long sum = 0;
            for (long i = 0; i < 1_000_000; i++) {
                sum = sum * 31 + i;
            }
            if (sum != 0) {
                sums.countDown();
            }
        });

        assertThat(sums.getCount()).isZero();
        assertThat(used).hasSizeLessThan(10 * processors);
    }

    @ParameterizedTest
    @CsvSource({
        "jdk.internal.misc.Unsafe, unpark, true",
        "sun.nio.ch.IOUtil, write1, true",
        "sun.nio.ch.Net, poll, false",
        "sun.nio.ch.EPoll, wait, false",
        "java.net.SocketInputStream, socketRead0, false"
    })
    void aNativeMethodWaitsUnlessItIsKnownToBeQuick(String type, String method, boolean computing) {
        int nativeMethod = -2;

        assertThat(WaitingThreads.isComputing(new StackTraceElement(type, method, null, nativeMethod)))
                .isEqualTo(computing);
    }

    @Test
    void aThreadThatCannotStartIsTriedAgain() throws Exception {
        pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        WaitingThreads threads = new WaitingThreads(pool, () -> timer, task -> {
            if (outside.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread"); // as Thread.start() does
            }
            new Thread(task).start();
        });

        runAll(2, threads, () -> CompletableFuture.runAsync(() -> {}, threads).join());
    }

    /** The pool starts a thread for a task as long as it has fewer than its size. */
    @Test
    void aTaskWhoseThreadCannotStartGetsAnIdleOne() throws Exception {
        AtomicInteger started = new AtomicInteger();
        pool = new ThreadPoolExecutor(2, 2, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            if (started.incrementAndGet() > 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return new Thread(task);
        });
        WaitingThreads threads = new WaitingThreads(pool, () -> timer, task -> {});

        runAll(1, threads, () -> {});
        runAll(1, threads, () -> {});

        assertThat(started).hasValueGreaterThan(1);
        assertThat(used).hasSize(1);
    }

    @Test
    void theLastThreadIsReplacedAlsoIfItFailsWhileNoneCanStart() throws Exception {
        AtomicInteger started = new AtomicInteger();
        pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            if (started.incrementAndGet() == 2) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((failed, failure) -> {});
            return thread;
        });
        WaitingThreads threads = new WaitingThreads(pool, () -> timer, task -> new Thread(task).start());
        CountDownLatch queued = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                queued.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("on purpose");
        });
        CompletableFuture<Void> next = CompletableFuture.runAsync(() -> {}, threads);

        queued.countDown();

        next.get(20, TimeUnit.SECONDS);
        assertThat(started).hasValue(2);
    }

    @Test
    void aTimerThatCannotStartIsTriedAgain() throws Exception {
        pool = new ThreadPoolExecutor(1, 1000, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        AtomicInteger tries = new AtomicInteger();
        WaitingThreads threads = new WaitingThreads(
                pool,
                () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return timer;
                },
                task -> {});
        CompletableFuture<Void> outer = CompletableFuture.runAsync(
                () -> CompletableFuture.runAsync(() -> {}, threads).join(), threads);
        await().until(() -> tries.get() > 0); // also by the thread of the test

        runAll(1, threads, () -> {});

        outer.get(20, TimeUnit.SECONDS);
    }
}
