package io.github.azkeys.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets calls that wait on purpose end the moment that the service closes. Threadsafe. */
final class Closing {

    private final CountDownLatch closed = new CountDownLatch(1);

    /** Waits that long in real time. */
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

    /** Waits until the service closes. */
    void forever() throws IOException {
        pause(Duration.ofDays(365));
    }

    /** True for the first caller only. */
    synchronized boolean begin() {
        boolean first = closed.getCount() > 0;
        closed.countDown();
        return first;
    }
}
