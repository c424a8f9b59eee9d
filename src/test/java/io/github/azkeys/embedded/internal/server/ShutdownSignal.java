// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the delays of requests when the service closes. Thread-safe. */
public final class ShutdownSignal {

    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Waits in real time.
     *
     * @throws IOException if the service closes meanwhile
     */
    void pause(Duration length) throws IOException {
        if (length.isZero()) {
            return;
        }
        try {
            if (closed.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The embedded service was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The embedded service was closed");
        }
    }

    /** Waits until the service closes, then throws. */
    void awaitShutdown() throws IOException {
        pause(Duration.ofDays(365));
    }

    /** Ends all delays. Returns true on the first call only. */
    public synchronized boolean start() {
        boolean first = closed.getCount() > 0;
        closed.countDown();
        return first;
    }
}
