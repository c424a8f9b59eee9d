// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns that no thread could be started, but not of each exchange that waits for one. Threadsafe. */
final class ThreadShortage {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadShortage.class);

    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** Warns at most once a minute. */
    void warn(Throwable cause) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + INTERVAL)) {
            LOG.warn(
                    "Exchanges and polls wait because no thread could be started. They continue when there is one",
                    cause);
        }
    }
}
