// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
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
    private final ErrorHandlerFactory errorHandler;
    private final List<NamedNode> exceptionClauses;
    private volatile boolean used;
    private volatile SwappableProcessor processor;

    RouteNode(RouteNodes nodes, Route route, ProcessorDefinition<?> definition) {
        this.nodes = nodes;
        this.route = route;
        this.definition = definition;
        this.errorHandler = route.getErrorHandlerFactory();
        this.exceptionClauses = errorHandler == null ? List.of() : List.copyOf(route.getErrorHandlers(errorHandler));
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
        CamelContext context = context();
        ExtendedCamelContext extension = context.getCamelContextExtension();
        // the state in which Camel creates the processors of a route, and registers what it creates with JMX
        extension.setupRoutes(false);
        extension.createRoute(routeId());
        extension.createProcessor(id());
        boolean restored = restoreErrorHandler();
        try {
            Processor next = TemplateParameters.of(context).with(templateParameters(), () -> nodes.create(this));
            try {
                NodeProcessor old = nodes.creating(this, () -> processor.swap(next));
                retired.add(this, old, hopeless);
            } catch (RuntimeException e) {
                retired.remove(new NodeProcessor(next).endpoint());
                throw e;
            }
        } finally {
            if (restored) {
                route.clearRouteModel();
            }
            extension.createProcessor(null);
            extension.createRoute(null);
            extension.setupRoutes(true);
        }
    }

    /** Some processors have error handlers of their own, but Camel clears the model of its routes when it has started. */
    private boolean restoreErrorHandler() {
        if (errorHandler == null || route.getErrorHandlerFactory() != null) {
            return false;
        }
        route.setErrorHandlerFactory(errorHandler);
        exceptionClauses.forEach(clause -> route.addErrorHandler(errorHandler, clause));
        return true;
    }

    /** Runs a step in the life of the processor that may use placeholders. */
    void creating(Runnable step) throws Exception {
        nodes.creating(this, () -> {
            step.run();
            return null;
        });
    }

    CamelContext context() {
        return route.getCamelContext();
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
        return ((ModelCamelContext) context()).getRouteDefinition(route.getRouteId());
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
        if (first != null && (used || isResolvedLater()) && isSelfContained(first) && !hasTemplateBeans()) {
            processor = new SwappableProcessor(this, first);
            return processor;
        }
        return first;
    }

    /**
     * Camel passes an error handler to the processors inside of some, such as a recipient list, and redelivers in there. A
     * Kamelet's endpoint has routes of its own.
     */
    private static boolean isSelfContained(Processor processor) {
        Endpoint endpoint = new NodeProcessor(processor).endpoint();
        return !(processor instanceof Navigate)
                && !(processor instanceof ErrorHandlerAware)
                && (endpoint == null || !endpoint.getEndpointUri().startsWith("kamelet:"));
    }

    /** A dynamic endpoint resolves its placeholders when it starts. */
    private boolean isResolvedLater() {
        return definition instanceof ToDynamicDefinition dynamic
                && dynamic.getUri() != null
                && dynamic.getUri().contains(PropertiesComponent.PREFIX_TOKEN);
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
