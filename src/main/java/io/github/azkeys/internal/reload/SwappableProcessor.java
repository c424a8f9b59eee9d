// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.DelegateProcessor;
import org.apache.camel.DisabledAware;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Traceable;
import org.apache.camel.spi.IdAware;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Takes the place of the processor of a node, and passes each message to the processor that the node has now. The error
 * handler and the interceptors of the node are around this, so a message that is redelivered goes to the new processor.
 * Starts and stops with its route. Threadsafe.
 *
 * <p>Not a {@link org.apache.camel.Navigate}, so that Camel finds one processor with the id of the node. JMX shows the
 * attributes of the first processor, because this is a {@link DelegateProcessor}.
 */
final class SwappableProcessor extends AsyncProcessorSupport
        implements DelegateProcessor,
                EndpointAware,
                IdAware,
                RouteIdAware,
                DisabledAware,
                Traceable,
                ShutdownAware,
                CamelContextAware {

    private final Object swapping = new Object();
    private final RouteNode node;
    private String id;
    private volatile NodeProcessor current;

    SwappableProcessor(RouteNode node, Processor first) {
        this.node = node;
        this.current = prepare(first);
    }

    /**
     * Starts a processor and passes all further messages to it.
     *
     * @return the retired processor, which still runs
     * @throws RuntimeException if the processor cannot be started; the current one stays in place
     */
    NodeProcessor swap(Processor processor) {
        NodeProcessor next = prepare(processor);
        boolean started = isStarted();
        try {
            // outside of the lock, since it may connect to a service
            if (started) {
                ServiceHelper.startService(processor);
            } else {
                ServiceHelper.initService(processor);
            }
        } catch (RuntimeException e) {
            ServiceHelper.stopAndShutdownService(processor);
            throw e;
        }
        synchronized (swapping) {
            if (isStarted()) {
                ServiceHelper.startService(processor);
            } else if (started) {
                ServiceHelper.stopService(processor);
            }
            NodeProcessor old = current;
            current = next;
            old.retire();
            return old;
        }
    }

    private NodeProcessor prepare(Processor processor) {
        CamelContextAware.trySetCamelContext(processor, getCamelContext());
        if (processor instanceof IdAware aware && id != null) {
            aware.setId(id);
        }
        if (processor instanceof RouteIdAware aware) {
            aware.setRouteId(getRouteId());
        }
        return new NodeProcessor(processor);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        NodeProcessor now = current;
        while (!now.enter()) {
            now = current; // it was swapped meanwhile
        }
        return now.process(exchange, callback);
    }

    @Override
    public Processor getProcessor() {
        return current.processor();
    }

    @Override
    public Endpoint getEndpoint() {
        return current.endpoint();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void setId(String id) {
        this.id = id;
        if (getProcessor() instanceof IdAware aware) {
            aware.setId(id);
        }
    }

    @Override
    public String getRouteId() {
        return node.routeId();
    }

    @Override
    public void setRouteId(String routeId) {
        // known from the start
    }

    @Override
    public boolean isDisabled() {
        return getProcessor() instanceof DisabledAware aware && aware.isDisabled();
    }

    @Override
    public void setDisabled(boolean disabled) {
        if (getProcessor() instanceof DisabledAware aware) {
            aware.setDisabled(disabled);
        }
    }

    @Override
    public String getTraceLabel() {
        return getProcessor() instanceof Traceable traceable ? traceable.getTraceLabel() : String.valueOf(id);
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return getProcessor() instanceof ShutdownAware aware && aware.deferShutdown(task);
    }

    @Override
    public int getPendingExchangesSize() {
        return current.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (getProcessor() instanceof ShutdownAware aware) {
            aware.prepareShutdown(suspendOnly, forced);
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return node.context();
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        // known from the start
    }

    /** Some processors resolve their placeholders only now. */
    @Override
    protected void doInit() throws Exception {
        synchronized (swapping) {
            node.creating(() -> ServiceHelper.initService(getProcessor()));
        }
    }

    @Override
    protected void doStart() throws Exception {
        synchronized (swapping) {
            node.creating(() -> ServiceHelper.startService(getProcessor()));
        }
    }

    @Override
    protected void doStop() {
        synchronized (swapping) {
            ServiceHelper.stopService(getProcessor());
        }
    }

    @Override
    protected void doShutdown() {
        synchronized (swapping) {
            ServiceHelper.stopAndShutdownService(getProcessor());
        }
    }

    @Override
    public String toString() {
        return String.valueOf(getProcessor());
    }
}
