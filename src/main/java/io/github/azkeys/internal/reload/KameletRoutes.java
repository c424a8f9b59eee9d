// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Finds the routes that Camel adds for the Kamelets of another route. That route gives them their parameters and beans, so
 * they can only be rebuilt together with it. Threadsafe.
 */
final class KameletRoutes {

    private static final String PARENT = "parentRouteId";

    private final ModelCamelContext context;

    KameletRoutes(CamelContext context) {
        this.context = (ModelCamelContext) context;
    }

    /** The route of the application that uses the Kamelet, or the route itself if no Kamelet added it. */
    String root(String routeId) {
        RouteDefinition parent = context.getRouteDefinition(parent(context.getRouteDefinition(routeId)));
        return parent == null ? routeId : root(parent.getRouteId());
    }

    /** The routes that were added for a route, and for those routes in turn. */
    List<RouteDefinition> of(String routeId) {
        List<RouteDefinition> added = new ArrayList<>();
        // a copy that may have null for a route that another thread removes meanwhile: Camel's list is not threadsafe
        for (RouteDefinition definition : new ArrayList<>(context.getRouteDefinitions())) {
            if (routeId.equals(parent(definition))) {
                added.add(definition);
                added.addAll(of(definition.getRouteId()));
            }
        }
        return added;
    }

    /** Those routes that consume from outside and send to the route through {@code kamelet:sink}. */
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
