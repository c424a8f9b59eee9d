// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.Service;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Replaces the suspended consumer of a {@code direct} endpoint and holds its senders until the route is reloaded.
 * Threadsafe.
 *
 * <p>A message that is already inside the route and returns to it passes the gate into the route that is being drained:
 * the drain waits for this message, so the message must not wait for the end of the drain. A message that a bean inside
 * the route sends by a {@code ProducerTemplate} is a message of its own and waits.
 *
 * <p><b>Workaround.</b> A sender to {@code direct} waits for a consumer by itself, but only the first one of each producer
 * does: until it returns, that producer passes further messages to the consumer that it had before, although that one is
 * suspended. No Camel issue on this is known (Camel 4.22.0); once it is fixed, only messages that return to their route
 * need this class.
 */
final class DirectGate extends AsyncProcessorSupport {

    private final CamelContext context;
    private final Route route;
    private final Duration maxWait;
    private final CountDownLatch opened = new CountDownLatch(1);
    private final LifecycleStrategy restart = new Restart();
    private Consumer consumer;

    /** Another thread can restart the route, or add it again: Camel reports the new consumer before it starts that. */
    private final class Restart extends LifecycleStrategySupport {

        @Override
        public void onServiceAdd(CamelContext context, Service service, Route added) {
            if (service instanceof Consumer next
                    && next.getEndpoint()
                            .getEndpointBaseUri()
                            .equals(route.getEndpoint().getEndpointBaseUri())) {
                detach();
            }
        }
    }

    private DirectGate(CamelContext context, Route route, Duration maxWait) {
        this.context = context;
        this.route = route;
        this.maxWait = maxWait;
    }

    /**
     * Closes the gate of a route whose consumer is suspended.
     *
     * @param maxWait how long a message waits before it fails
     * @return null if the route does not consume from {@code direct}
     */
    static DirectGate close(CamelContext context, Route route, Duration maxWait) throws Exception {
        Endpoint endpoint = route.getEndpoint();
        if (!endpoint.getEndpointUri().startsWith("direct:")) {
            return null;
        }
        DirectGate gate = new DirectGate(context, route, maxWait);
        gate.consumer = endpoint.createConsumer(gate);
        ServiceHelper.startService(gate.consumer);
        context.addLifecycleStrategy(gate.restart);
        return gate;
    }

    /**
     * Releases the endpoint, which has one consumer at a time, to the next consumer of the route. Messages that wait here
     * continue to wait.
     */
    void detach() {
        ServiceHelper.stopService(consumer);
    }

    /** Sends the messages that wait here to the consumer that the endpoint has now. */
    void open() {
        context.getLifecycleStrategies().remove(restart);
        detach();
        opened.countDown();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (RouteStack.contains(exchange, route.getRouteId())) {
            return AsyncProcessorConverterHelper.convert(route.getConsumer().getProcessor())
                    .process(exchange, callback);
        }
        try {
            if (opened.await(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return forward(exchange, callback);
            }
            exchange.setException(new CamelExchangeException(
                    "Route " + route.getRouteId() + " is being reloaded and did not accept the message within "
                            + maxWait.toMillis() + " ms",
                    exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.setException(e);
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** With a producer of its own, which waits for a consumer if the endpoint has none. */
    private boolean forward(Exchange exchange, AsyncCallback callback) throws Exception {
        AsyncProducer producer =
                context.getEndpoint(route.getEndpoint().getEndpointUri()).createAsyncProducer();
        ServiceHelper.startService(producer);
        return producer.process(exchange, doneSync -> {
            ServiceHelper.stopService(producer);
            callback.done(doneSync);
        });
    }
}
