package io.github.azkeys.internal.reload;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Ends the consumers of several routes between two messages, one after the other. For one thread. */
final class RouteDrains implements AutoCloseable {

    private final List<RouteDrain> drains;

    /**
     * @param routes in the order in which messages pass them
     */
    RouteDrains(CamelContext context, List<Route> routes) {
        this.drains =
                routes.stream().map(route -> new RouteDrain(context, route)).toList();
    }

    /**
     * Stops the consumers when all messages that they took are done.
     *
     * @return false if they were not done in time; then all routes go on as before
     * @throws InterruptedException if the context stops meanwhile; then all routes go on as before
     */
    boolean drain() throws Exception {
        List<RouteDrain> drained = new ArrayList<>();
        boolean all = false;
        try {
            for (RouteDrain drain : drains) {
                if (!drain.drain()) {
                    return false;
                }
                drained.add(drain);
            }
            all = true;
        } finally {
            if (!all) {
                drained.forEach(RouteDrain::goOn);
            }
        }
        return true;
    }

    /** To be called before the routes get their next consumers. */
    void giveWay() {
        drains.forEach(RouteDrain::giveWay);
    }

    @Override
    public void close() {
        drains.forEach(RouteDrain::close);
    }
}
