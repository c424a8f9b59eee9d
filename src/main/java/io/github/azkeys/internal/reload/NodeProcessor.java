// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.AsyncProcessorConverterHelper;

/**
 * One processor of a node, from a swap to the next one, with the messages that are in it. A retired processor accepts no
 * further messages, so that it can be stopped as soon as it is idle. Threadsafe.
 */
final class NodeProcessor {

    private final Processor processor;
    private final AsyncProcessor async;
    private final AtomicInteger inflight = new AtomicInteger();
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;

    NodeProcessor(Processor processor) {
        this.processor = processor;
        this.async = AsyncProcessorConverterHelper.convert(processor);
    }

    Processor processor() {
        return processor;
    }

    /** The endpoint that the processor sends to; null if it has none, or finds it for each message. */
    Endpoint endpoint() {
        return processor instanceof EndpointAware aware ? aware.getEndpoint() : null;
    }

    /** Reserves a place for a message. Returns false if the processor is retired. */
    boolean enter() {
        inflight.incrementAndGet(); // before the check, so that a message is seen by whoever retires the processor
        if (retired) {
            inflight.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Processes a message that has {@linkplain #enter() entered}. */
    boolean process(Exchange exchange, AsyncCallback callback) {
        Call call = new Call(exchange, callback);
        calls.add(call);
        try {
            return async.process(exchange, call);
        } catch (RuntimeException | Error e) {
            call.end();
            throw e;
        } finally {
            call.leave();
        }
    }

    /** To be called when another processor has taken its place. */
    void retire() {
        retired = true;
    }

    /** The messages that are in the processor, including those that it processes in the background. */
    int messages() {
        return inflight.get() + pending();
    }

    /** Whether it can process messages on other threads after it has returned. */
    boolean hasBackground() {
        return processor instanceof ShutdownAware;
    }

    int pending() {
        return processor instanceof ShutdownAware aware ? aware.getPendingExchangesSize() : 0;
    }

    /** Interrupts the threads that are in the processor. Their messages fail and can be redelivered. */
    void interrupt() {
        calls.forEach(Call::interrupt);
    }

    /** A message in the processor, and the thread as long as that is in it, too. */
    private final class Call implements AsyncCallback {

        private final Exchange exchange;
        private final AsyncCallback callback;
        private Thread thread = Thread.currentThread();
        private boolean interrupted;

        Call(Exchange exchange, AsyncCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        @Override
        public void done(boolean doneSync) {
            end();
            callback.done(doneSync);
        }

        void end() {
            leave();
            inflight.decrementAndGet();
            if (wasInterrupted() && exchange.getExchangeExtension().isInterrupted()) {
                // Camel would end the route without an error, and the message would be lost
                exchange.getExchangeExtension().setInterrupted(false);
                exchange.setException(new CamelExchangeException(
                        "The endpoint was replaced while it processed the message", exchange, exchange.getException()));
            }
        }

        synchronized void interrupt() {
            if (thread != null) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** The thread does something else from now on, so it must not be interrupted, nor find that it was. */
        synchronized void leave() {
            if (thread == Thread.currentThread() && interrupted) {
                Thread.interrupted();
            }
            thread = null;
            calls.remove(this);
        }

        private synchronized boolean wasInterrupted() {
            return interrupted;
        }
    }
}
