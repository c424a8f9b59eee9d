// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.recorded;

import com.azure.core.credential.AccessToken;
import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** A Camel context whose component calls a service that sends recorded responses. */
@Tag("camel")
@Timeout(60)
abstract class RecordedTestSupport {

    static final String TOKEN = "token-of-the-test";

    static RecordedArm arm;
    static CamelContext context;
    static ProducerTemplate template;

    @BeforeAll
    static void start() throws Exception {
        arm = new RecordedArm(AzkeysTestSupport.CERTIFICATE);
        context = new DefaultCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        component.setAutowiredEnabled(false);
        component.setRegenerateEnabled(true);
        AzkeysConfiguration configuration = component.getConfiguration();
        configuration.setResourceManagerEndpoint(arm.endpoint());
        configuration.setCloud(AzureCloud.AZURE_PUBLIC);
        configuration.setSslContextParameters(EmbeddedArmCustomizer.trust(AzkeysTestSupport.CERTIFICATE));
        configuration.setCredentialType(CredentialType.TOKEN_CREDENTIAL);
        configuration.setTokenCredential(
                request -> Mono.just(new AccessToken(TOKEN, OffsetDateTime.now().plusHours(1))));
        configuration.setCacheTtl(Duration.ZERO); // each exchange calls ARM
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys")
                        .toD("${header.uri}")
                        .setProperty("keys", body())
                        .setProperty("text", simple("got ${body.toString}"))
                        .to("log:recorded?showAll=true")
                        .marshal()
                        .json();
                from("direct:form").toD("${header.uri}");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        context.stop();
        arm.close();
    }

    static Exchange send(String route, String uri) {
        return template.request(route, exchange -> exchange.getMessage().setHeader("uri", uri));
    }
}
