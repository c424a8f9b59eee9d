// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.drill;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.keys.Secret;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** An application that sends each message with the key that is not regenerated next. */
final class DrillNode implements AutoCloseable {

    private static final Duration SHORT = Duration.ofMillis(100);

    final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    /**
     * @param gate accepts a message if it has a key of the account
     */
    DrillNode(EmbeddedArm arm, String accountId, DrillGate gate) throws Exception {
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        component.getConfiguration().setCacheTtl(SHORT);
        component.getConfiguration().setSettlingTime(SHORT);
        component.getConfiguration().setMaxRetries(2);
        component.getConfiguration().setMaxRetryDelay(SHORT);
        context.getShutdownStrategy().setTimeout(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:message")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(200)
                                .redeliveryDelay(50)
                                .allowRedeliveryWhileStopping(false)
                                .logExhausted(false)
                                // the key in use may have been regenerated
                                .onRedelivery(DrillNode::refresh))
                        .to("direct:call");
                from("direct:call")
                        .errorHandler(noErrorHandler())
                        .toV("azkeys:cognitiveservices?select=newest-stable&resourceId=" + accountId, null, "key")
                        .process(exchange -> gate.send(
                                exchange.getMessage().getBody(Integer.class),
                                exchange.getVariable("key", Secret.class).value()));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    private static void refresh(Exchange exchange) {
        exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true);
    }

    /**
     * Sends a message, and retries until it is accepted.
     *
     * @throws org.apache.camel.CamelExecutionException if no attempt succeeds
     */
    void send(int number) {
        template.sendBody("direct:message?block=false", number); // do not wait for a node that was stopped
    }

    @Override
    public void close() {
        context.stop();
    }
}
