// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import java.time.Duration;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Notes attempts to send a message that failed, pauses without a message that was sent, and routes that stop. Threadsafe. */
final class Watch extends EventNotifierSupport {

    private long lastSuccess;
    private Duration longest = Duration.ZERO;
    private int refused;
    private int restarts;

    @Override
    public synchronized void notify(CamelEvent event) {
        if (event.getType() == CamelEvent.Type.RouteStopped) {
            restarts++;
        } else if (event instanceof ExchangeSentEvent sent
                && sent.getExchange().getException() != null
                && !sent.getEndpoint().getEndpointUri().startsWith("direct:")) {
            refused++;
        }
    }

    /** Takes note of a message that was sent. The first one starts the measurement of pauses. */
    synchronized void succeeded() {
        if (lastSuccess != 0) {
            endPause();
        }
        lastSuccess = System.nanoTime();
    }

    /** Takes note of the end of the messages. */
    synchronized void endPause() {
        Duration pause = Duration.ofNanos(System.nanoTime() - lastSuccess);
        longest = pause.compareTo(longest) > 0 ? pause : longest;
    }

    /** Returns the longest time without a message that was sent. */
    synchronized Duration longestPause() {
        return longest;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized int restarts() {
        return restarts;
    }
}
