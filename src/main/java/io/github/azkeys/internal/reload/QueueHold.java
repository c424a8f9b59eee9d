// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.BrowsableEndpoint;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Keeps the messages in the queue of a {@code seda} endpoint while its route is removed. Camel removes the endpoint with
 * the last route that uses it, and {@code seda} discards a queue with the last endpoint that shares it.
 *
 * <p><b>Workaround.</b> This holds a second endpoint on the same queue. Equal endpoints count as one, and URIs decide on
 * equality, so the second URI differs in an option that all endpoints have and that has no effect on one without a
 * producer. CAMEL-24408, which is fixed after Camel 4.22.0, lets a producer of the endpoint keep the queue; once the oldest
 * supported Camel has that fix, a started producer can replace the second endpoint.
 */
final class QueueHold implements AutoCloseable {

    private final Endpoint second;

    private QueueHold(Endpoint second) {
        this.second = second;
    }

    /** Whether the route consumes from a queue that Camel keeps in memory. */
    static boolean isQueue(Route route) {
        return route.getConsumer() instanceof ShutdownAware aware
                && aware.deferShutdown(ShutdownRunningTask.CompleteCurrentTaskOnly)
                && route.getEndpoint() instanceof BrowsableEndpoint;
    }

    /** Keeps the queue of the route until closed; null if the route does not consume from a queue. */
    static QueueHold of(CamelContext context, Route route) throws Exception {
        String uri = route.getEndpoint().getEndpointUri();
        Component component = context.hasComponent(StringHelper.before(uri, ":", uri));
        if (component == null || !isQueue(route) || !(route.getEndpoint() instanceof DefaultEndpoint endpoint)) {
            return null;
        }
        Endpoint second = component.createEndpoint(URISupport.appendParametersToURI(
                uri, Map.of("lazyStartProducer", String.valueOf(!endpoint.isLazyStartProducer()))));
        ServiceHelper.startService(second);
        return new QueueHold(second);
    }

    /** Without effect on a queue that another endpoint uses by now. */
    @Override
    public void close() {
        ServiceHelper.stopAndShutdownService(second);
    }
}
