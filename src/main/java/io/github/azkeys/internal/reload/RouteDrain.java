// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.ServiceStatus;
import org.apache.camel.processor.Resequencer;
import org.apache.camel.processor.StreamResequencer;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.spi.RecoverableAggregationRepository;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Stops the consumer of a route without interrupting a message. Camel's graceful stop lets consumers of {@code direct} and
 * {@code seda} accept new messages until there are none for a moment, which under load ends in a forced stop. This suspends
 * the consumer first. For one thread.
 */
final class RouteDrain implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    /** Camel counts a message as in-flight a moment after a consumer accepts it. */
    private static final Duration IDLE = Duration.ofMillis(100);

    /** A consumer of a queue may be polling the queue for up to a second after it is suspended. */
    private static final Duration IDLE_QUEUE = Duration.ofMillis(1500);

    private final CamelContext context;
    private final Route route;
    private final Duration maxHold;
    private Consumer consumer;
    private DirectGate gate;

    /**
     * @param maxHold how long a sender to the route waits, from the start of the drain, before its message fails
     */
    RouteDrain(CamelContext context, Route route, Duration maxHold) {
        this.context = context;
        this.route = route;
        this.maxHold = maxHold;
    }

    /**
     * Suspends the consumer, waits for the in-flight messages of the route, and stops the consumer.
     *
     * @param grace ends the wait; the messages in the aggregators of the route are completed first
     * @return false if the messages were not completed within the timeout of the shutdown strategy; the route then runs as
     *     before. Of no meaning if the route {@linkplain #isReplaced() is replaced}
     * @throws InterruptedException if the context stops meanwhile; the route then runs as before
     */
    boolean drain(Grace grace) throws Exception {
        consumer = route.getConsumer();
        ServiceHelper.suspendService(consumer);
        boolean drained = false;
        try {
            gate = DirectGate.close(context, route, maxHold);
            drained = awaitIdle(grace);
        } finally {
            if (!drained) {
                detachGate();
                if (canContinue()) {
                    ServiceHelper.resumeService(consumer);
                }
                close();
            }
        }
        if (drained) {
            ServiceHelper.stopService(consumer);
        }
        return drained;
    }

    /** Starts the drained consumer again. */
    void undo() {
        detachGate();
        if (canContinue()) {
            ServiceHelper.startService(consumer);
        }
        close();
    }

    /** Whether another thread restarted the route, which then has a new consumer, or removed it since the drain began. */
    boolean isReplaced() {
        return context.getRoute(route.getId()) != route || route.getConsumer() != consumer;
    }

    /** False if another thread stopped the route meanwhile, which then has to stay stopped, or replaced it. */
    private boolean canContinue() {
        return !isReplaced() && context.getRouteController().getRouteStatus(route.getId()) == ServiceStatus.Started;
    }

    /** Releases the endpoint to the next consumer of the route. Senders still wait. */
    void detachGate() {
        if (gate != null) {
            gate.detach();
        }
    }

    /** Releases the senders that wait; to be called when the route has its next consumer, or does not get one. */
    @Override
    public void close() {
        if (gate != null) {
            gate.open();
        }
    }

    /** How long a drain waits for in-flight messages: the timeout of the shutdown strategy. */
    static Duration timeout(CamelContext context) {
        ShutdownStrategy strategy = context.getShutdownStrategy();
        return Duration.ofNanos(strategy.getTimeUnit().toNanos(strategy.getTimeout())); // 292 years at most
    }

    /** Whether the route is idle for a moment before the timeout, or is not waited for. */
    private boolean awaitIdle(Grace grace) throws InterruptedException {
        long timeout = timeout(context).toNanos();
        long idle = idle().toNanos();
        long start = System.nanoTime();
        long lastBusy = start;
        while (!isReplaced() && (System.nanoTime() - lastBusy < idle || completeAggregates(true) > 0)) {
            Thread.sleep(POLL_INTERVAL.toMillis());
            if (!context.isStarted()) {
                throw new InterruptedException("The context is stopping");
            }
            if (inflightMessages() > 0) {
                lastBusy = System.nanoTime();
                if (grace.isOver()) {
                    if (completeAggregates(false) == 0) {
                        return true;
                    }
                    grace.restart();
                }
                if (lastBusy - start > timeout) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How long a route without messages is watched: a resequencer does not say how many it holds until its timeout. */
    private Duration idle() {
        Duration idle = QueueHold.isQueue(route) ? IDLE_QUEUE : IDLE;
        long timeout =
                services().mapToLong(RouteDrain::resequencerTimeout).max().orElse(0);
        return timeout == 0 ? idle : IDLE_QUEUE.plusMillis(timeout);
    }

    private static long resequencerTimeout(Service service) {
        if (service instanceof Resequencer batch) {
            return batch.getBatchTimeout();
        }
        return service instanceof StreamResequencer stream ? stream.getTimeout() : 0;
    }

    /**
     * Completes the groups of the aggregators. Returns how many there were.
     *
     * @param volatileOnly whether groups are left that would be continued by the next aggregator
     */
    private int completeAggregates(boolean volatileOnly) {
        return services()
                .filter(AggregateProcessor.class::isInstance)
                .map(AggregateProcessor.class::cast)
                .filter(each ->
                        !(volatileOnly && each.getAggregationRepository() instanceof RecoverableAggregationRepository))
                .mapToInt(AggregateProcessor::forceCompletionOfAllGroups)
                .sum();
    }

    private Stream<Service> services() {
        return RouteServices.of(route).distinct();
    }

    /** The messages in the route, and those that its processors hold, such as those of an aggregator. */
    private int inflightMessages() {
        boolean queue = QueueHold.isQueue(route);
        return context.getInflightRepository().size(route.getId())
                + services()
                        .filter(service -> !(queue && service == route.getConsumer()))
                        .mapToInt(RouteDrain::messages)
                        .sum();
    }

    private static int messages(Service service) {
        if (service instanceof AggregateProcessor aggregator) {
            // its other groups may wait for messages that do not come before the reload
            return aggregator.getInProgressCompleteExchanges();
        }
        return service instanceof ShutdownAware aware ? aware.getPendingExchangesSize() : 0;
    }
}
