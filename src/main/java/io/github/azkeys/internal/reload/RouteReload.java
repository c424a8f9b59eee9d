package io.github.azkeys.internal.reload;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.watch.AzkeysConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Builds routes anew from their definitions, one at a time and without losing a message: those under way are finished
 * first, senders by {@code direct} wait, and what stands in a queue stays there. Routes that do not run do not run
 * afterwards. Routes are reloaded in one thread; others may close.
 */
public final class RouteReload {

    /** No route has it: Camel gives a route without one a name. */
    private static final String NO_ROUTE = "";

    /** There is nothing to wait for: the route was drained. */
    private static final long STOP_SECONDS = 1;

    private final CamelContext context;
    private final KameletRoutes kamelets;
    private final Map<String, Removed> removed = new ConcurrentHashMap<>();

    /**
     * A route that was taken away and is not back yet.
     *
     * @param definition what to build it of
     * @param running whether it ran
     * @param autoStartup what it said itself
     * @param queues keep what waits for it
     * @param watcher who watched keys for it, null where nobody did
     */
    private record Removed(
            RouteDefinition definition,
            boolean running,
            Boolean autoStartup,
            List<Endpoint> queues,
            AzkeysConsumer watcher) {}

    /** What became of a route. */
    public enum Outcome {
        /** It is there with what its placeholders stand for now. */
        RELOADED,
        /** Messages under way were not finished in time, and it goes on as before. */
        BUSY,
        /** Somebody else stops it or takes it away, and it stays as they leave it. */
        LEFT
    }

    public RouteReload(CamelContext context) {
        this.context = context;
        this.kamelets = new KameletRoutes(context);
    }

    /** The routes that were taken away and could not be built again. */
    public Set<String> broken() {
        return Set.copyOf(removed.keySet());
    }

    /** The route to reload in place of one that a Kamelet made for it; any other is that itself. */
    public String root(String routeId) {
        return kamelets.root(routeId);
    }

    /**
     * Takes the route away and builds it again, with those of the Kamelets that it uses; or only builds it, where that
     * failed before.
     *
     * @throws InterruptedException if the context stops meanwhile
     * @throws InvalidRequestException if the route can never be built again; it goes on as before
     * @throws Exception if the route cannot be built; it is {@link #broken()} then
     */
    public Outcome reload(String routeId) throws Exception {
        Removed known = removed.get(routeId);
        if (known == null) {
            Route route = context.getRoute(routeId);
            RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(routeId);
            if (route == null || definition == null) {
                return Outcome.LEFT;
            }
            requireBuildable(definition);
            return replace(route, definition);
        }
        if (status(routeId) == ServiceStatus.Started) {
            forget(routeId); // somebody else built it
            return Outcome.RELOADED;
        }
        takeAway(routeId);
        build(routeId, known);
        return Outcome.RELOADED;
    }

    /** Those of a template come with the template, not with the definition; those of Kamelets with the other route. */
    private static void requireBuildable(RouteDefinition definition) {
        if (definition.getRouteTemplateContext() != null
                && definition.getRouteTemplateContext().getLocalBeanRepository() instanceof Map<?, ?> beans
                && !beans.isEmpty()) {
            throw new InvalidRequestException("it has beans of its template, which Camel makes only when it adds the"
                    + " route; it keeps the old key until you remove it and add it anew from the template");
        }
    }

    private Outcome replace(Route route, RouteDefinition definition) throws Exception {
        String routeId = route.getId();
        boolean running = status(routeId) == ServiceStatus.Started;
        List<Route> taking = new ArrayList<>(kamelets.sources(routeId));
        taking.add(route);
        try (RouteDrains drain = new RouteDrains(context, taking)) {
            if (running && !drain.drain()) {
                return Outcome.BUSY;
            }
            awaitOthers();
            ServiceStatus status = status(routeId);
            if (context.getRoute(routeId) != route || running && status == ServiceStatus.Stopped) {
                return Outcome.LEFT;
            }
            List<Endpoint> queues = new ArrayList<>();
            for (Route each : taking) {
                holdQueue(each, queues);
            }
            Removed taken = new Removed(
                    definition,
                    status == ServiceStatus.Started,
                    route.isAutoStartup(),
                    queues,
                    WatchHandover.watcher(taking));
            removed.put(routeId, taken);
            takeAway(routeId);
            drain.giveWay();
            build(routeId, taken);
        }
        return Outcome.RELOADED;
    }

    /**
     * Who stops a route waits for its messages, as this has done, and the route counts as started until then. Camel lets
     * one at a time stop or remove a route, and has nothing else to tell that it is done.
     */
    private void awaitOthers() throws Exception {
        context.removeRoute(NO_ROUTE);
    }

    private void takeAway(String routeId) throws Exception {
        List<RouteDefinition> made = kamelets.of(routeId);
        remove(routeId);
        for (RouteDefinition definition : made) {
            remove(definition.getRouteId());
            ((ModelCamelContext) context).removeRouteDefinition(definition);
        }
    }

    private void remove(String routeId) throws Exception {
        if (context.getRoute(routeId) != null) {
            context.getRouteController().stopRoute(routeId, STOP_SECONDS, TimeUnit.SECONDS);
            context.removeRoute(routeId); // with the endpoints that only this route has
        }
    }

    private void build(String routeId, Removed known) throws Exception {
        RouteDefinition definition = known.definition();
        String autoStartup = definition.getAutoStartup();
        definition.setAutoStartup(String.valueOf(known.running()));
        try (WatchHandover handover = new WatchHandover(context, kamelets, routeId, known.watcher())) {
            ((ModelCamelContext) context).addRouteDefinition(definition);
        } finally {
            definition.setAutoStartup(autoStartup);
        }
        Route route = context.getRoute(routeId);
        if (route != null) {
            route.setAutoStartup(known.autoStartup());
            if (known.running() && status(routeId) != ServiceStatus.Started) {
                context.getRouteController().startRoute(routeId); // the context starts none by itself
            }
        }
        forget(routeId);
    }

    private ServiceStatus status(String routeId) {
        return context.getRouteController().getRouteStatus(routeId);
    }

    /** A queue goes with the last endpoint that shares it, so there is another one until the route is back. */
    private void holdQueue(Route route, List<Endpoint> queues) throws Exception {
        String uri = route.getEndpoint().getEndpointUri();
        Component component = context.hasComponent(StringHelper.before(uri, ":", uri));
        if (component == null
                || !RouteDrain.isQueue(route)
                || !(route.getEndpoint() instanceof DefaultEndpoint endpoint)) {
            return;
        }
        // equal endpoints count as one, so this differs in an option that every endpoint has, and that does nothing
        // here
        Endpoint twin = component.createEndpoint(URISupport.appendParametersToURI(
                uri, Map.of("lazyStartProducer", String.valueOf(!endpoint.isLazyStartProducer()))));
        ServiceHelper.startService(twin);
        queues.add(twin);
    }

    private void forget(String routeId) {
        Removed known = removed.remove(routeId);
        if (known != null) {
            known.queues().forEach(ServiceHelper::stopAndShutdownService);
        }
    }

    /** Lets go of what is kept for routes that are not back. */
    public void close() {
        broken().forEach(this::forget);
    }
}
