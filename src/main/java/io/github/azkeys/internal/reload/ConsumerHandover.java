// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Passes the state of the consumer of a removed route on to the consumer that replaces it. Listens from its creation until
 * it is closed, since Camel reports a new route between the creation of its consumer and the start of it. For the thread
 * that builds the route.
 */
final class ConsumerHandover extends LifecycleStrategySupport implements AutoCloseable {

    private final CamelContext context;
    private final KameletRoutes kamelets;
    private final String routeId;
    private final ReloadableConsumer previous;
    private final Thread builder = Thread.currentThread();

    /**
     * @param routeId the route that is built; the consumer may belong to a route that a Kamelet adds for it
     * @param previous the consumer to replace
     */
    ConsumerHandover(CamelContext context, KameletRoutes kamelets, String routeId, ReloadableConsumer previous) {
        this.context = context;
        this.kamelets = kamelets;
        this.routeId = routeId;
        this.previous = previous;
        context.addLifecycleStrategy(this);
    }

    /** The first consumer of the routes that has state to pass on; null if there is none. */
    static ReloadableConsumer find(Collection<Route> routes) {
        return first(routes).orElse(null);
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        // any other thread may hold a lock that the builder needs, and would wait here for one that the builder holds
        if (Thread.currentThread() != builder) {
            return;
        }
        List<Route> own = routes.stream()
                .filter(route -> kamelets.root(route.getId()).equals(routeId))
                .toList();
        first(own).ifPresent(next -> next.continueFrom(previous));
    }

    private static Optional<ReloadableConsumer> first(Collection<Route> routes) {
        return routes.stream()
                .map(Route::getConsumer)
                .filter(ReloadableConsumer.class::isInstance)
                .map(ReloadableConsumer.class::cast)
                .findFirst();
    }

    @Override
    public void close() {
        context.getLifecycleStrategies().remove(this);
    }
}
