package io.github.azkeys.internal.reload;

import io.github.azkeys.internal.watch.AzkeysConsumer;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Hands on what a watcher has seen, while its route is built again: a reload is no start, and what changed since the last
 * look would pass for seen.
 */
final class WatchHandover extends LifecycleStrategySupport implements AutoCloseable {

    private final CamelContext context;
    private final KameletRoutes kamelets;
    private final String routeId;
    private final AzkeysConsumer ended;

    /**
     * Hands on from now until it is closed.
     *
     * @param routeId of the route that is built; a Kamelet may make the watcher for it
     * @param ended who watched for that route, null where nobody did
     */
    WatchHandover(CamelContext context, KameletRoutes kamelets, String routeId, AzkeysConsumer ended) {
        this.context = context;
        this.kamelets = kamelets;
        this.routeId = routeId;
        this.ended = ended;
        context.addLifecycleStrategy(this);
    }

    /** Who watches for one of the routes; null where nobody does. */
    static AzkeysConsumer watcher(Collection<Route> routes) {
        return routes.stream()
                .map(Route::getConsumer)
                .filter(AzkeysConsumer.class::isInstance)
                .map(AzkeysConsumer.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Camel tells of a route when it has its consumer, which does not run yet. */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        if (ended == null) {
            return;
        }
        List<Route> own = routes.stream()
                .filter(route -> kamelets.root(route.getId()).equals(routeId))
                .toList();
        AzkeysConsumer next = watcher(own);
        if (next != null) {
            next.goOnAfter(ended);
        }
    }

    @Override
    public void close() {
        context.getLifecycleStrategies().remove(this);
    }
}
