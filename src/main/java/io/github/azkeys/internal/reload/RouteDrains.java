// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Drains several routes, one after the other: all of them or none. For one thread. */
final class RouteDrains implements AutoCloseable {

    /** For the new routes to start: as long as a sender to {@code direct} waits for a consumer by default. */
    private static final Duration START_TIME = Duration.ofSeconds(30);

    private final List<RouteDrain> drains;

    /**
     * @param routes in the order in which messages pass through them
     */
    RouteDrains(CamelContext context, List<Route> routes) {
        // each drain may take the timeout, and so may another thread that stops a route
        Duration maxHold =
                RouteDrain.timeout(context).multipliedBy(routes.size() + 1L).plus(START_TIME);
        this.drains = routes.stream()
                .map(route -> new RouteDrain(context, route, maxHold))
                .toList();
    }

    /**
     * Stops the consumers when the in-flight messages are completed, or when the grace is over.
     *
     * @return false if they were not completed within the timeout; all routes then run as before
     * @throws InterruptedException if the context stops meanwhile; all routes then run as before
     */
    boolean drain(Grace grace) throws Exception {
        int drained = 0;
        try {
            while (drained < drains.size() && drains.get(drained).drain(grace)) {
                drained++;
            }
        } finally {
            if (drained < drains.size()) {
                undo();
            }
        }
        return drained == drains.size();
    }

    /** Starts the drained consumers again, except those of routes that another thread stopped or replaced. */
    void undo() {
        drains.forEach(RouteDrain::undo);
    }

    /** Whether another thread restarted or removed one of the drained routes, so that it may have messages again. */
    boolean isReplaced() {
        return drains.stream().anyMatch(RouteDrain::isReplaced);
    }

    /** To be called before the routes get their next consumers. */
    void detachGates() {
        drains.forEach(RouteDrain::detachGate);
    }

    /** Releases the senders that wait. */
    @Override
    public void close() {
        drains.forEach(RouteDrain::close);
    }
}
