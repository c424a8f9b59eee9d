package io.github.azkeys.internal.reload;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.ServiceStatus;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.BrowsableEndpoint;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Ends the consumer of a route between two messages. Camel's own graceful stop lets a consumer of messages from inside
 * the JVM take new ones until there are none for a moment, so that under load it ends by force; this takes none first.
 */
final class RouteDrain implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);

    /** A consumer that took a message before it was suspended needs a moment until Camel counts it. */
    private static final Duration QUIET = Duration.ofMillis(100);

    /** A consumer of a queue may be waiting for a message for a second, and still get one. */
    private static final Duration QUIET_QUEUE = Duration.ofMillis(1500);

    private final CamelContext context;
    private final Route route;
    private DirectGate gate;

    RouteDrain(CamelContext context, Route route) {
        this.context = context;
        this.route = route;
    }

    /**
     * Whether what waits for the consumer is kept in the JVM, as by seda.
     */
    static boolean isQueue(Route route) {
        return route.getConsumer() instanceof ShutdownAware aware
                && aware.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly)
                && route.getEndpoint() instanceof BrowsableEndpoint;
    }

    /**
     * Stops the consumer when all messages that it took are done.
     *
     * @return false if they were not done in the time of Camel's shutdown strategy; then the route goes on as before
     * @throws InterruptedException if the context stops meanwhile; then the route goes on as before
     */
    boolean drain() throws Exception {
        Consumer consumer = route.getConsumer();
        ServiceHelper.suspendService(consumer);
        boolean drained = false;
        try {
            gate = DirectGate.before(context, route);
            drained = awaitQuiet();
        } finally {
            if (!drained) {
                giveWay();
                if (isRunning()) {
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

    /** Starts the consumer that was stopped again. */
    void goOn() {
        giveWay();
        if (isRunning()) {
            ServiceHelper.startService(route.getConsumer());
        }
        close();
    }

    /** Not where somebody stopped the route meanwhile. */
    private boolean isRunning() {
        return context.getRouteController().getRouteStatus(route.getId()) == ServiceStatus.Started;
    }

    /** To be called before the route gets its next consumer. */
    void giveWay() {
        if (gate != null) {
            gate.giveWay();
        }
    }

    /** Lets on who waits; to be called when the route has its next consumer, or will have none. */
    @Override
    public void close() {
        if (gate != null) {
            gate.open();
        }
    }

    private boolean awaitQuiet() throws InterruptedException {
        long patience = context.getShutdownStrategy()
                .getTimeUnit()
                .toNanos(context.getShutdownStrategy().getTimeout());
        long quiet = (isQueue(route) ? QUIET_QUEUE : QUIET).toNanos();
        long start = System.nanoTime();
        long lastBusy = start;
        while (System.nanoTime() - lastBusy < quiet) {
            Thread.sleep(LOOK.toMillis());
            if (!context.isStarted()) {
                throw new InterruptedException("The context stops");
            }
            if (underWay() > 0) {
                lastBusy = System.nanoTime();
                if (lastBusy - start > patience) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Messages in the route, and those that its processors hold back, such as an aggregator's. */
    int underWay() {
        int messages = context.getInflightRepository().size(route.getId());
        boolean queue = isQueue(route);
        for (Service service : route.getServices()) {
            for (Service child : ServiceHelper.getChildServices(service)) {
                if (child instanceof ShutdownAware aware && !(queue && child == route.getConsumer())) {
                    messages += aware.getPendingExchangesSize();
                }
            }
        }
        return messages;
    }
}
