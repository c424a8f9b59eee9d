// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Keeps a number of calls in flight: each call that ends starts the next one, on the same thread. Thread-safe. */
final class Load {

    private static final int MAX_SAMPLES = 1 << 20;

    private final Contender contender;
    private final int inFlight;
    private final CountDownLatch ended;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();
    private volatile boolean stopped;
    /** Written by one slot only. */
    private final long[] latencies;

    private volatile int samples;

    Load(Contender contender, int inFlight) {
        this.contender = contender;
        this.inFlight = inFlight;
        this.ended = new CountDownLatch(inFlight);
        this.latencies = inFlight == 1 ? new long[MAX_SAMPLES] : new long[0];
    }

    void start() {
        for (int i = 0; i < inFlight; i++) {
            Slot slot = new Slot();
            if (contender.isBlocking()) {
                new Thread(slot::next, "caller-" + i).start();
            } else {
                slot.next();
            }
        }
    }

    /** Waits until all calls have ended. */
    void stop() throws InterruptedException {
        stopped = true;
        if (!ended.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(ended.getCount() + " calls have not ended");
        }
    }

    long calls() {
        return calls.sum();
    }

    long failures() {
        return failures.sum();
    }

    Throwable firstFailure() {
        return firstFailure.get();
    }

    /** Forgets the latencies so far. */
    void clearLatencies() {
        samples = 0;
    }

    /** Returns the sorted latencies in nanoseconds; empty if more than one call is in flight. */
    long[] latencies() {
        long[] sorted = Arrays.copyOf(latencies, Math.min(samples, latencies.length));
        Arrays.sort(sorted);
        return sorted;
    }

    private final class Slot implements Contender.Outcome {

        private static final int CALLING = 0;
        private static final int RETURNED = 1;
        private static final int ENDED = 2;

        /** Whether the call returned before it ended, so that the next call is not made within it. */
        private final AtomicInteger phase = new AtomicInteger();

        private long begin;

        void next() {
            do {
                if (stopped) {
                    ended.countDown();
                    return;
                }
                phase.set(CALLING);
                begin = System.nanoTime();
                contender.call(this);
            } while (!phase.compareAndSet(CALLING, RETURNED));
        }

        @Override
        public void ended(Throwable failure) {
            if (latencies.length > 0 && samples < latencies.length) {
                latencies[samples] = System.nanoTime() - begin;
                samples = samples + 1;
            }
            if (failure != null) {
                failures.increment();
                firstFailure.compareAndSet(null, failure);
            }
            calls.increment();
            if (!phase.compareAndSet(CALLING, ENDED)) {
                next();
            }
        }
    }
}
