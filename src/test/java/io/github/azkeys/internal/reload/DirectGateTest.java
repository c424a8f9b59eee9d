// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Senders to a direct endpoint whose consumer is suspended. */
@Tag("camel")
class DirectGateTest {

    private final DefaultCamelContext app = new DefaultCamelContext();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .choice()
                        .when(body().isEqualTo("twice"))
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .setBody(constant("once"))
                        .to("direct:between")
                        .otherwise()
                        .setBody(body().append(" done"));
                from("direct:between").to("direct:in");
                from("timer:none?repeatCount=0&delay=-1").routeId("timer").log("never");
            }
        });
        app.start();
        template = app.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        free.countDown();
        app.stop();
    }

    @Test
    void aMessageThatWaitsTooLongFails() throws Exception {
        DirectGate gate = close(Duration.ofMillis(50));

        assertThatThrownBy(() -> template.requestBody("direct:in", "x"))
                .hasCauseInstanceOf(CamelExchangeException.class)
                .hasRootCauseMessage(
                        "Route in is being reloaded and did not accept the message within 50 ms. Exchange[]");

        resume(gate);
        assertThat(template.requestBody("direct:in", "x")).isEqualTo("x done");
    }

    @Test
    void aMessageWaitsUntilTheGateOpens() throws Exception {
        DirectGate gate = close(Duration.ofMinutes(1));
        Future<Object> waiting = template.asyncRequestBody("direct:in", "x");
        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);

        resume(gate);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("x done");
    }

    @Test
    void aMessageThatReturnsToItsRoutePasses() throws Exception {
        Future<Object> inside = template.asyncRequestBody("direct:in", "twice");
        entered.await();
        DirectGate gate = close(Duration.ofMinutes(1));

        free.countDown();

        assertThat(inside.get(10, TimeUnit.SECONDS)).isEqualTo("once done");
        resume(gate);
    }

    @Test
    void otherEndpointsHaveNone() throws Exception {
        assertThat(DirectGate.close(app, app.getRoute("timer"), Duration.ofMinutes(1)))
                .isNull();
    }

    private DirectGate close(Duration maxWait) throws Exception {
        Route route = app.getRoute("in");
        ServiceHelper.suspendService(route.getConsumer());
        return DirectGate.close(app, route, maxWait);
    }

    private void resume(DirectGate gate) {
        gate.detach();
        ServiceHelper.resumeService(app.getRoute("in").getConsumer());
        gate.open();
    }
}
