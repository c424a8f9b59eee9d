// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.OutputNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.reifier.ProcessorReifier;
import org.apache.camel.spi.ProcessorFactory;
import org.apache.camel.support.PluginHelper;

/**
 * Creates the processors of routes, in front of Camel's own factory, and makes those swappable that are {@linkplain #use()
 * marked} while they are created. Nodes with other nodes in them are left to Camel: those inside can be swapped. Threadsafe.
 */
public final class RouteNodes implements ProcessorFactory {

    private final ProcessorFactory camels;
    private final BooleanSupplier enabled;
    private final ThreadLocal<RouteNode> creating = new ThreadLocal<>();
    private volatile Boolean swappable; // null until the first node

    private RouteNodes(ProcessorFactory camels, BooleanSupplier enabled) {
        this.camels = camels;
        this.enabled = enabled;
    }

    /**
     * Returns the nodes of a context. The first call installs them; nodes that were created earlier cannot be swapped.
     *
     * @param enabled asked when the first node is created, since the answer takes as long as creating a node
     */
    public static synchronized RouteNodes install(CamelContext context, BooleanSupplier enabled) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(RouteNodes.class)) {
            RouteNodes nodes = new RouteNodes(PluginHelper.getProcessorFactory(extension), enabled);
            extension.addContextPlugin(ProcessorFactory.class, nodes);
            extension.addContextPlugin(RouteNodes.class, nodes);
        }
        return extension.getContextPlugin(RouteNodes.class);
    }

    /**
     * Marks the node whose processor this thread creates, so that it can be swapped.
     *
     * @return null if this thread creates none
     */
    public RouteNode use() {
        RouteNode node = creating.get();
        if (node != null) {
            node.markUsed();
        }
        return node;
    }

    /** Whether this thread creates the processor of a node. */
    public boolean isCreating() {
        return creating.get() != null;
    }

    @Override
    public Processor createProcessor(Route route, NamedNode definition) throws Exception {
        if (!(definition instanceof ProcessorDefinition<?> leaf)
                || definition instanceof OutputNode
                || !leaf.getOutputs().isEmpty()
                || !isEnabled()) {
            return camels.createProcessor(route, definition);
        }
        RouteNode node = new RouteNode(this, route, leaf);
        return node.wrap(create(node));
    }

    private boolean isEnabled() {
        Boolean known = swappable;
        if (known == null) {
            known = enabled.getAsBoolean();
            swappable = known;
        }
        return known;
    }

    Processor create(RouteNode node) throws Exception {
        return creating(node, () -> {
            Processor processor = camels.createProcessor(node.route(), node.definition());
            return processor == null
                    ? ProcessorReifier.reifier(node.route(), node.definition()).createProcessor()
                    : processor;
        });
    }

    <T> T creating(RouteNode node, Callable<T> step) throws Exception {
        RouteNode outer = creating.get();
        creating.set(node);
        try {
            return step.call();
        } finally {
            creating.set(outer);
        }
    }

    @Override
    public Processor createChildProcessor(Route route, NamedNode definition, boolean mandatory) throws Exception {
        return camels.createChildProcessor(route, definition, mandatory);
    }

    @Override
    public Processor createProcessor(CamelContext context, String definitionName, Object[] args) throws Exception {
        return camels.createProcessor(context, definitionName, args);
    }
}
