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

/** An application that sends each message with the key that nobody is about to renew. */
final class DrillNode implements AutoCloseable {

    private static final Duration SHORT = Duration.ofMillis(100);

    final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    /**
     * @param gate takes a message if it comes with a key of the account
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
                                // the key that was in use may be the one that somebody renewed
                                .onRedelivery(DrillNode::refresh))
                        .to("direct:call");
                from("direct:call")
                        .errorHandler(noErrorHandler())
                        .toV("azkeys:cognitiveservices?select=newest-stable&resourceId=" + accountId, null, "key")
                        .process(exchange -> gate.pass(
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
     * Sends a message, and sends it again until it is through.
     *
     * @throws org.apache.camel.CamelExecutionException if it is not, in all tries
     */
    void send(int number) {
        template.sendBody("direct:message?block=false", number); // a node that is gone is not waited for
    }

    @Override
    public void close() {
        context.stop();
    }
}
