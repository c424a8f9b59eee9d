// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Rebuilds single routes from their definitions, so that placeholders are resolved again, without losing messages:
 * in-flight messages are completed first, senders to {@code direct} wait, and messages to {@code seda} stay in their
 * queue. A route that was not running is not started. Threadsafe, except that one route is reloaded by one thread at a time.
 */
public final class RouteReload {

    /** The route is drained by then, so its graceful stop has nothing to wait for. */
    private static final long STOP_SECONDS = 1;

    private final CamelContext context;
    private final KameletRoutes kamelets;
    private final Map<String, Removed> removed = new ConcurrentHashMap<>();
    private final Duration grace;

    /** Camel builds one route at a time, too; a drain does not need it. */
    private final Object building = new Object();

    /** A route that was removed and is not rebuilt yet; {@code consumer} has state to pass on, null if there is none. */
    private record Removed(
            RouteDefinition definition,
            boolean running,
            Boolean autoStartup,
            List<QueueHold> queues,
            ReloadableConsumer consumer,
            boolean template) {}

    /** The result of a reload. */
    public enum Outcome {
        /** The route is rebuilt with the current values of its placeholders. */
        RELOADED("it was rebuilt"),
        /** In-flight messages were not completed within the timeout of the shutdown strategy. The route runs as before. */
        BUSY("in-flight messages were not completed within the timeout of the shutdown strategy"),
        /** There is no such route, or another thread has started, stopped or removed it meanwhile. It is left as it is. */
        SKIPPED("another thread started, stopped or removed it"),
        /** The route has beans of its route template, so that it cannot be rebuilt. It is left as it is. */
        UNSUPPORTED(
                "it has beans of its template, which Camel creates only when it adds the route; remove the route and"
                        + " add it again from the template");

        private final String reason;

        Outcome(String reason) {
            this.reason = reason;
        }

        /** A clause for logs and health checks that gives the reason; the subject is the route. */
        public String reason() {
            return reason;
        }
    }

    /** @param grace how long messages that cannot succeed anymore are waited for */
    public RouteReload(CamelContext context, Duration grace) {
        this.context = context;
        this.grace = grace;
        this.kamelets = new KameletRoutes(context);
    }

    /** The ids of the routes that were removed and could not be rebuilt. A reload of such a route tries again. */
    public Set<String> broken() {
        return Set.copyOf(removed.keySet());
    }

    /** The id of the route to reload: for a route that a Kamelet added, the route that uses the Kamelet. */
    public String root(String routeId) {
        return kamelets.root(routeId);
    }

    /**
     * Removes the route and the routes of its Kamelets and rebuilds them. A route that is {@link #broken()} is only rebuilt.
     *
     * @param hopeless whether the route cannot receive and process messages anymore as it is
     * @throws InterruptedException if the context stops meanwhile; the route runs as before
     * @throws Exception if the route cannot be rebuilt; it is {@link #broken()} then. The message may quote placeholders'
     *     values
     */
    public Outcome reload(String routeId, BooleanSupplier hopeless) throws Exception {
        Removed known = removed.get(routeId);
        if (known != null) {
            synchronized (building) {
                return retry(routeId, known);
            }
        }
        Route route = context.getRoute(routeId);
        RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(routeId);
        if (route == null || definition == null) {
            return Outcome.SKIPPED;
        }
        return RouteNode.hasTemplateBeans(definition)
                ? Outcome.UNSUPPORTED
                : replace(route, definition, new Grace(grace, hopeless));
    }

    private Outcome retry(String routeId, Removed known) throws Exception {
        if (status(routeId) == ServiceStatus.Started) {
            release(routeId); // the application has added the route itself
        } else {
            remove(routeId);
            build(routeId, known);
        }
        return Outcome.RELOADED;
    }

    private Outcome replace(Route route, RouteDefinition definition, Grace grace) throws Exception {
        String routeId = route.getId();
        boolean running = status(routeId) == ServiceStatus.Started;
        List<Route> consuming = new ArrayList<>(kamelets.sources(routeId));
        consuming.add(route);
        try (RouteDrains drains = new RouteDrains(context, consuming)) {
            if (running && !drains.drain(grace)) {
                return Outcome.BUSY;
            }
            synchronized (building) {
                return rebuild(route, definition, running, consuming, drains);
            }
        }
    }

    private Outcome rebuild(
            Route route, RouteDefinition definition, boolean running, List<Route> consuming, RouteDrains drains)
            throws Exception {
        String routeId = route.getId();
        LifecycleLock.await(context);
        ServiceStatus status = status(routeId);
        boolean changed = running
                ? status == ServiceStatus.Stopped || drains.isReplaced()
                : status == ServiceStatus.Started; // not drained
        if (changed || context.getRoute(routeId) != route) {
            drains.undo();
            return Outcome.SKIPPED;
        }
        Removed known = new Removed(
                definition,
                status == ServiceStatus.Started,
                route.isAutoStartup(),
                hold(consuming),
                ConsumerHandover.find(consuming),
                Boolean.TRUE.equals(definition.isTemplate())
                        || !kamelets.of(routeId).isEmpty());
        removed.put(routeId, known);
        remove(routeId);
        drains.detachGates();
        build(routeId, known);
        return Outcome.RELOADED;
    }

    private List<QueueHold> hold(List<Route> routes) throws Exception {
        List<QueueHold> queues = new ArrayList<>();
        for (Route route : routes) {
            QueueHold queue = QueueHold.of(context, route);
            if (queue != null) {
                queues.add(queue);
            }
        }
        return queues;
    }

    /** With the routes of its Kamelets, which Camel adds again with the route. */
    private void remove(String routeId) throws Exception {
        List<RouteDefinition> added = kamelets.of(routeId);
        stopAndRemove(routeId);
        for (RouteDefinition definition : added) {
            stopAndRemove(definition.getRouteId());
            ((ModelCamelContext) context).removeRouteDefinition(definition);
        }
    }

    private void stopAndRemove(String routeId) throws Exception {
        if (context.getRoute(routeId) != null) {
            context.getRouteController().stopRoute(routeId, STOP_SECONDS, TimeUnit.SECONDS);
            context.removeRoute(routeId); // and the endpoints that only this route uses
        }
    }

    private void build(String routeId, Removed known) throws Exception {
        RouteDefinition definition = known.definition();
        String autoStartup = definition.getAutoStartup();
        definition.setAutoStartup(String.valueOf(known.running()));
        try (ConsumerHandover handover =
                known.consumer() == null ? null : new ConsumerHandover(context, kamelets, routeId, known.consumer())) {
            TemplateParameters.of(context).locked(known.template(), () -> {
                ((ModelCamelContext) context).addRouteDefinition(definition);
                return null;
            });
        } finally {
            definition.setAutoStartup(autoStartup);
        }
        Route route = context.getRoute(routeId);
        if (route != null) {
            route.setAutoStartup(known.autoStartup());
            if (known.running() && status(routeId) != ServiceStatus.Started) {
                context.getRouteController().startRoute(routeId); // Camel does not if the context has autoStartup=false
            }
        }
        release(routeId);
    }

    private ServiceStatus status(String routeId) {
        return context.getRouteController().getRouteStatus(routeId);
    }

    private void release(String routeId) {
        Removed known = removed.remove(routeId);
        if (known != null) {
            known.queues().forEach(QueueHold::close);
        }
    }

    /** Releases what is kept for the routes that could not be rebuilt. They cannot be reloaded afterwards. */
    public void close() {
        broken().forEach(this::release);
    }
}
