package io.github.azkeys.internal.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Which routes Camel made of Kamelets for which other ones. They come with the route that uses the Kamelet, are given
 * their parameters and beans by it, and so can only be built again with it. Threadsafe.
 */
final class KameletRoutes {

    private static final String PARENT = "parentRouteId";

    private final ModelCamelContext context;

    KameletRoutes(CamelContext context) {
        this.context = (ModelCamelContext) context;
    }

    /** The route that somebody wrote: the one that uses the Kamelet, or the route itself where it is of none. */
    String root(String routeId) {
        RouteDefinition parent = context.getRouteDefinition(parent(context.getRouteDefinition(routeId)));
        return parent == null ? routeId : root(parent.getRouteId());
    }

    /** Those that were made for a route and, in turn, for them. */
    List<RouteDefinition> of(String routeId) {
        List<RouteDefinition> made = new ArrayList<>();
        for (RouteDefinition definition : List.copyOf(context.getRouteDefinitions())) {
            if (routeId.equals(parent(definition))) {
                made.add(definition);
                made.addAll(of(definition.getRouteId()));
            }
        }
        return made;
    }

    /** Those of them that take messages from elsewhere and hand them to the route. */
    List<Route> sources(String routeId) {
        return of(routeId).stream()
                .map(definition -> context.getRoute(definition.getRouteId()))
                .filter(Objects::nonNull)
                .filter(route -> !route.getEndpoint().getEndpointUri().startsWith("kamelet:"))
                .toList();
    }

    private static String parent(RouteDefinition definition) {
        if (definition == null
                || !Boolean.TRUE.equals(definition.isKamelet())
                || definition.getTemplateParameters() == null) {
            return null;
        }
        return (String) definition.getTemplateParameters().get(PARENT);
    }
}
