// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class AzkeysWarmUpTest extends AzkeysTestSupport {

    @Test
    void getsATokenOnceForAllProducersOfAConnection() throws Exception {
        start("direct:first", "azkeys:batch?warmUp=true&resourceId=" + BATCH);
        start("direct:second", "azkeys:iothub?warmUp=true&keyName=iothubowner&resourceId=" + HUB);
        await().until(() -> !arm.calls().isEmpty());

        template.sendBody("direct:first", "");

        // the first call does not count as a write
        assertThat(arm.calls()).extracting(ArmCall::method).containsExactly("GET", "POST");
        assertThat(arm.tokenRequests()).hasSize(1);
    }

    @Test
    void isOffByDefault() throws Exception {
        start("direct:first", "azkeys:batch?resourceId=" + BATCH);

        template.sendBody("direct:first", "");

        assertThat(arm.calls()).extracting(ArmCall::method).containsExactly("POST");
    }

    @Test
    void waitsForALazyProducer() throws Exception {
        configuration().setWarmUp(true);
        start("direct:lazy", "azkeys:batch?lazyStartProducer=true&resourceId=" + BATCH);
        start("direct:other", "azkeys:batch?maxConnections=2&resourceId=" + BATCH);
        await().until(() -> !arm.calls().isEmpty());

        assertThat(arm.tokenRequests()).hasSize(1);
    }

    @Test
    void failsNeitherTheStartNorTheFirstExchange() throws Exception {
        configuration().setMaxRetries(0);
        arm.failTokens(Fault.status(401)
                .json("{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222: The secret expired.\"}"));
        start("direct:first", "azkeys:batch?warmUp=true&resourceId=" + BATCH);
        await().until(() -> !arm.tokenRequests().isEmpty());
        assertThat(context.getRouteController().getRouteStatus("direct:first").isStarted())
                .isTrue();
        arm.clearFaults();

        await().ignoreExceptions().until(() -> {
            template.sendBody("direct:first", "");
            return true;
        });

        assertThat(arm.calls()).extracting(ArmCall::method).containsExactly("POST");
    }

    @Test
    void endsWithTheContext() throws Exception {
        arm.failTokens(Fault.silence());
        start("direct:first", "azkeys:batch?warmUp=true&resourceId=" + BATCH);

        context.stop();

        assertThat(context.isStopped()).isTrue();
        assertThat(arm.calls()).isEmpty();
    }

    private void start(String from, String uri) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(from).to(uri);
            }
        });
    }
}
