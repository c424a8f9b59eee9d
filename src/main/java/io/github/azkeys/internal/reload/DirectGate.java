package io.github.azkeys.internal.reload;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Holds senders to a {@code direct} endpoint while its route is away. By itself the component lets one sender wait for
 * the next consumer and, until there is one, the others on to the last one, although that was suspended. A message that
 * is in the route already, and comes back to it, is let through to the route as it is: the route ends when the message
 * does, so to wait would be for good. A message that something in the route sends as one of its own, such as a bean with
 * a ProducerTemplate, has no trace of the route and waits.
 */
final class DirectGate extends AsyncProcessorSupport {

    private final CamelContext context;
    private final Route route;
    private final String uri;
    private final CountDownLatch opened = new CountDownLatch(1);
    private Consumer consumer;

    private DirectGate(CamelContext context, Route route) {
        this.context = context;
        this.route = route;
        this.uri = route.getEndpoint().getEndpointUri();
    }

    /** Stands in for the consumer of a route, which has to be suspended; null where that is none of direct. */
    static DirectGate before(CamelContext context, Route route) throws Exception {
        Endpoint endpoint = route.getEndpoint();
        if (!endpoint.getEndpointUri().startsWith("direct:")) {
            return null;
        }
        DirectGate gate = new DirectGate(context, route);
        gate.consumer = endpoint.createConsumer(gate);
        ServiceHelper.startService(gate.consumer);
        return gate;
    }

    /** Makes room for the next consumer; who came before still waits. */
    void giveWay() {
        ServiceHelper.stopService(consumer);
    }

    /** Lets everybody on to the consumer that there is now. */
    void open() {
        giveWay();
        opened.countDown();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        UnitOfWork unit = exchange.getUnitOfWork();
        if (unit != null && isInRoute(unit)) {
            return AsyncProcessorConverterHelper.convert(route.getConsumer().getProcessor())
                    .process(exchange, callback);
        }
        try {
            opened.await(); // a sender to direct waits by itself where there is no consumer
            AsyncProducer next = context.getEndpoint(uri).createAsyncProducer();
            ServiceHelper.startService(next);
            return next.process(exchange, doneSync -> {
                ServiceHelper.stopService(next);
                callback.done(doneSync);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** Whether the route is among those that the message is in. Camel lets see the last of them only. */
    private boolean isInRoute(UnitOfWork unit) {
        Route last = unit.popRoute();
        if (last == null) {
            return false;
        }
        boolean found = last.getRouteId().equals(route.getRouteId()) || isInRoute(unit);
        unit.pushRoute(last);
        return found;
    }
}
