// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pool with fewer threads than tasks. */
@Tag("camel")
class ThreadsTest {

    private final DefaultCamelContext app = new DefaultCamelContext();
    private final CountDownLatch free = new CountDownLatch(1);

    @AfterEach
    void stop() {
        free.countDown();
        app.stop();
    }

    @Test
    void aTaskWaitsForAThreadOfThePool() throws Exception {
        ExecutorService pool = Threads.upTo(1, app, this, "few");
        CompletableFuture<Thread> first = new CompletableFuture<>();
        pool.execute(() -> {
            first.complete(Thread.currentThread());
            awaitFree();
        });
        CompletableFuture<Thread> second = new CompletableFuture<>();

        pool.execute(() -> second.complete(Thread.currentThread()));

        assertThat(second).isNotDone();
        free.countDown();
        assertThat(second.get(10, TimeUnit.SECONDS)).isSameAs(first.get()).isNotSameAs(Thread.currentThread());
    }

    /** By default, Camel's pools discard it. */
    @Test
    void aTaskIsRefusedOnceThePoolIsShutDown() {
        ExecutorService pool = Threads.upTo(1, app, this, "few");
        app.getExecutorServiceManager().shutdownNow(pool);

        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private void awaitFree() {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
