// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.http;

import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;

/** A route with camel-http, which blocks. */
public final class HttpContender implements Contender {

    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint route;
    private final Producer producer;

    /** Starts the route. */
    public HttpContender(Target target) throws Exception {
        context.addRoutes(new HttpRoutes(target, () -> Target.TOKEN));
        context.start();
        route = context.getEndpoint("direct:keys");
        producer = route.createProducer();
        producer.start();
    }

    @Override
    public boolean isBlocking() {
        return true;
    }

    @Override
    public void call(Outcome outcome) {
        Exchange exchange = route.createExchange();
        try {
            producer.process(exchange);
            if (exchange.getException() == null) {
                Target.requireKey(exchange.getMessage().getBody(BatchKeys.class).primary());
            }
            outcome.ended(exchange.getException());
        } catch (Exception e) {
            outcome.ended(e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
