// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the processors that were replaced, and removes their endpoints from Camel's registry unless a route uses them. A
 * processor is stopped when its last message has left it. If it cannot succeed anymore, it is stopped after a grace, and
 * the threads that do not leave it then are interrupted: its messages fail, and their redelivery goes to the new processor.
 * Threadsafe.
 */
public final class RetiredProcessors extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RetiredProcessors.class);

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** For the messages to fail because their producer is stopped. */
    private static final Duration STOP_TIME = Duration.ofSeconds(1);

    /** A task in the background does not count as pending before a thread takes it. */
    private static final Duration IDLE_BACKGROUND = Duration.ofSeconds(1);

    private static final int THREADS = 4;

    private final CamelContext context;
    private final Duration grace;
    private final Listener listener;
    private final UnusedEndpoints endpoints;
    private final List<Retired> retired = new CopyOnWriteArrayList<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private ScheduledExecutorService timer;
    private ExecutorService workers;

    /** Is told of the processors that are stopped although they have messages. Threadsafe. */
    public interface Listener {

        /** @param messages that were in the processor at the end of the grace */
        void stopped(RouteNode node, int messages);

        /** The last message has left a processor that was stopped. */
        void finished(RouteNode node);

        /** No replaced processor has messages anymore. */
        void idle();
    }

    private static final class Retired {

        private final RouteNode node;
        private final NodeProcessor processor;
        private final Grace grace;
        private long idleSince;
        private boolean closing; // its task may wait for a thread
        private volatile long stoppedAt;

        Retired(RouteNode node, NodeProcessor processor, Grace grace) {
            this.node = node;
            this.processor = processor;
            this.grace = grace;
        }

        boolean isIdle(long now) {
            if (processor.messages() > 0) {
                idleSince = 0;
                return false;
            }
            idleSince = idleSince == 0 ? now : idleSince;
            return !processor.hasBackground() || now - idleSince > IDLE_BACKGROUND.toNanos();
        }
    }

    /** @param grace how long messages may stay in a processor that cannot succeed anymore */
    public RetiredProcessors(CamelContext context, Duration grace, Listener listener) {
        this.context = context;
        this.grace = grace;
        this.listener = listener;
        this.endpoints = new UnusedEndpoints(context, this::isInUse);
    }

    void add(RouteNode node, NodeProcessor processor, BooleanSupplier hopeless) {
        retired.add(new Retired(node, processor, new Grace(grace, hopeless)));
        schedule();
    }

    /** Returns how many replaced processors still have messages. */
    public int size() {
        return retired.size();
    }

    /** Returns the nodes whose replaced processors were stopped and still have messages. */
    public List<RouteNode> stopped() {
        return retired.stream()
                .filter(each -> each.stoppedAt != 0)
                .map(each -> each.node)
                .toList();
    }

    /** Starts the checks if there is something to check and they do not run. */
    public void schedule() {
        if (!retired.isEmpty() && scheduled.compareAndSet(false, true)) {
            try {
                Threads.started(timer).schedule(this::check, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                retired.forEach(this::close); // the context stops
            } catch (OutOfMemoryError e) { // no thread can start; the next refresh tries again
                scheduled.set(false);
                LOG.warn("Replaced processors are stopped later: {}", e.toString());
            }
        }
    }

    private void check() {
        scheduled.set(false);
        long now = System.nanoTime();
        try {
            retired.stream().filter(each -> !each.closing).forEach(each -> advance(each, now));
        } finally {
            schedule();
        }
    }

    /** An item that throws is tried again at the next check, and does not keep the others. */
    private void advance(Retired each, long now) {
        try {
            if (each.isIdle(now)) {
                workers.execute(() -> close(each));
                each.closing = true;
            } else if (each.stoppedAt != 0) {
                if (now - each.stoppedAt > STOP_TIME.toNanos()) {
                    each.processor.interrupt();
                }
            } else if (each.grace.isOver()) {
                int messages = each.processor.messages();
                workers.execute(() -> stop(each));
                each.stoppedAt = now;
                listener.stopped(each.node, messages);
            }
        } catch (RuntimeException | OutOfMemoryError e) { // the latter if no thread can start
            LOG.debug(
                    "A replaced processor could not be checked: {}",
                    e.getClass().getName());
        }
    }

    private void close(Retired each) {
        if (retired.remove(each)) {
            stop(each);
            remove(each.processor.endpoint());
            if (each.stoppedAt != 0) {
                listener.finished(each.node);
            }
            if (retired.isEmpty()) {
                listener.idle();
            }
        }
    }

    private static void stop(Retired each) {
        try {
            ServiceHelper.stopAndShutdownService(each.processor.processor());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The replaced processor of node {} of route {} could not be stopped: {}",
                    each.node.id(),
                    each.node.routeId(),
                    e.getClass().getName()); // without the message, which may quote a key
        }
    }

    /** @param endpoint null for none */
    void remove(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }

    /** Removes the endpoints with one of some values in their options, unless a route uses them. */
    public void removeEndpointsWith(Collection<String> values) {
        if (!values.isEmpty()) {
            endpoints.removeWith(values);
        }
    }

    private boolean isInUse(Endpoint endpoint) {
        return retired.stream().anyMatch(other -> other.processor.endpoint() == endpoint);
    }

    @Override
    protected void doStart() {
        timer = Threads.timer(context, this, "azkeys-retired");
        workers = Threads.upTo(THREADS, context, this, "azkeys-retired-stop");
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(timer);
        context.getExecutorServiceManager().shutdownNow(workers);
        retired.forEach(this::close);
    }
}
