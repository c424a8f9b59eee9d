// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.azkeys;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.benchmarks.client.Contender;
import io.github.azkeys.benchmarks.client.Target;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.keys.BatchAccountKeys;
import java.time.OffsetDateTime;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import reactor.core.publisher.Mono;

/** A route with camel-azkeys without its cache, called without a thread for each exchange. */
public class AzkeysContender implements Contender {

    private final CamelContext context = new DefaultCamelContext();
    private final Endpoint route;
    private final AsyncProducer producer;

    /** Starts a route with the operation of Batch accounts. */
    public AzkeysContender(Target target) throws Exception {
        this(target, "batch");
    }

    /** Starts a route with an operation. */
    AzkeysContender(Target target, String operation) throws Exception {
        configure(context, target);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to("azkeys:" + operation + "?cacheTtl=0&resourceId=" + Target.resourceId());
            }
        });
        context.start();
        route = context.getEndpoint("direct:keys");
        producer = route.createAsyncProducer();
        producer.start();
    }

    /** Sets the address of ARM and a token that needs no request. */
    public static void configure(CamelContext context, Target target) {
        TokenCredential token = request ->
                Mono.just(new AccessToken(Target.TOKEN, OffsetDateTime.now().plusDays(1)));
        AzkeysConfiguration configuration =
                context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        configuration.setResourceManagerEndpoint(target.endpoint());
        configuration.setAuthorityHost(target.endpoint());
        configuration.setCredentialType(CredentialType.TOKEN_CREDENTIAL);
        configuration.setTokenCredential(token);
        configuration.setMaxConnections(target.connections());
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void call(Outcome outcome) {
        Exchange exchange = route.createExchange();
        producer.process(exchange, doneSync -> outcome.ended(failure(exchange)));
    }

    private static Throwable failure(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        try {
            Target.requireKey(
                    exchange.getMessage().getBody(BatchAccountKeys.class).primary());
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
