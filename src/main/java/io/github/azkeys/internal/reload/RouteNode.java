// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ErrorHandlerAware;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.OrderedLocationProperties;

/**
 * A node of a route whose processor depends on something that can change, such as a placeholder. Its processor can be
 * created anew in the running route. Threadsafe; equal to itself only.
 */
public final class RouteNode {

    private final RouteNodes nodes;
    private final Route route;
    private final ProcessorDefinition<?> definition;
    private volatile boolean used;
    private volatile SwappableProcessor processor;

    RouteNode(RouteNodes nodes, Route route, ProcessorDefinition<?> definition) {
        this.nodes = nodes;
        this.route = route;
        this.definition = definition;
    }

    public String routeId() {
        return route.getRouteId();
    }

    /** The id of the node, which Camel assigns if the route does not. */
    public String id() {
        return definition.getId();
    }

    /** Whether {@link #swap} is possible; otherwise the route has to be reloaded. */
    public boolean canSwap() {
        return processor != null;
    }

    /**
     * Creates the processor of the node again, and passes all further messages to it. Messages in the old one continue.
     *
     * @param retired stops the old processor
     * @param hopeless whether messages in the old processor cannot succeed anymore
     * @throws Exception if the processor cannot be created or started; the old one stays in place. The message may quote
     *     placeholders' values
     */
    public void swap(RetiredProcessors retired, BooleanSupplier hopeless) throws Exception {
        Processor next = create();
        NodeProcessor old;
        try {
            old = processor.swap(next);
        } catch (RuntimeException e) {
            retired.remove(new NodeProcessor(next).endpoint());
            throw e;
        }
        retired.add(this, old, hopeless);
    }

    /** In the state in which Camel creates it together with its route. */
    private Processor create() throws Exception {
        CamelContext context = route.getCamelContext();
        ExtendedCamelContext extension = context.getCamelContextExtension();
        PropertiesComponent properties = context.getPropertiesComponent();
        extension.createRoute(route.getRouteId());
        extension.createProcessor(id());
        properties.setLocalProperties(templateParameters());
        try {
            return nodes.create(this);
        } finally {
            properties.setLocalProperties(null);
            extension.createProcessor(null);
            extension.createRoute(null);
        }
    }

    private Properties templateParameters() {
        RouteDefinition model = model();
        if (model == null || !Boolean.TRUE.equals(model.isTemplate()) || model.getTemplateParameters() == null) {
            return null;
        }
        OrderedLocationProperties parameters = new OrderedLocationProperties();
        parameters.putAll(model.getLocation(), model.getTemplateParameters());
        return parameters;
    }

    private RouteDefinition model() {
        return ((ModelCamelContext) route.getCamelContext()).getRouteDefinition(route.getRouteId());
    }

    Route route() {
        return route;
    }

    ProcessorDefinition<?> definition() {
        return definition;
    }

    void markUsed() {
        used = true;
    }

    /**
     * Makes the processor of this node swappable if it can be.
     *
     * @param first null if the node has no processor
     */
    Processor wrap(Processor first) {
        if (!used || first == null || first instanceof ErrorHandlerAware || isKamelet(first) || hasTemplateBeans()) {
            return first;
        }
        processor = new SwappableProcessor(route.getCamelContext(), route.getRouteId(), first);
        return processor;
    }

    /** A Kamelet's endpoint has routes of its own. */
    private static boolean isKamelet(Processor processor) {
        Endpoint endpoint = new NodeProcessor(processor).endpoint();
        return endpoint != null && endpoint.getEndpointUri().startsWith("kamelet:");
    }

    private boolean hasTemplateBeans() {
        RouteDefinition model = model();
        return model != null && hasTemplateBeans(model);
    }

    /** Whether the route has beans of its template, which Camel creates only when it adds the route. */
    static boolean hasTemplateBeans(RouteDefinition definition) {
        return definition.getRouteTemplateContext() != null
                && definition.getRouteTemplateContext().getLocalBeanRepository() instanceof Map<?, ?> beans
                && !beans.isEmpty();
    }

    @Override
    public String toString() {
        return "node " + id() + " of route " + routeId();
    }
}
