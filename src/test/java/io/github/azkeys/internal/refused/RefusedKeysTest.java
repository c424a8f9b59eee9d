// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application with default times, one of whose keys is regenerated while it is in use. */
class RefusedKeysTest extends PlaceholdersTestSupport {

    private KeyCheckingServer server;

    @BeforeEach
    void start() {
        server = new KeyCheckingServer(401, this::isCurrent);
        properties.setProperty("camel.azkeys.refreshEnabled", "true");
        app.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setMaxRetries(0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private boolean isCurrent(String key) {
        return key.equals(arm.keys("batch", BATCH).key("primary"));
    }

    @Test
    void routesFollowWithinThreeSeconds() throws Exception {
        route();
        app.start();
        ProducerTemplate template = app.createProducerTemplate();
        assertThat(template.request("direct:in", e -> {}).getException()).isNull();
        arm.regenerate(BATCH, "primary");
        Instant regenerated = Instant.now();

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(3))
                .until(() -> template.request("direct:in", e -> {}).getException() == null);

        System.out.println("window: "
                + Duration.between(regenerated, Instant.now()).toMillis() + " ms, refused "
                + server.answers().stream().filter(status -> status == 401).count() + " calls "
                + arm.calls("batch").size());
        assertThat(arm.calls("batch").size()).isLessThanOrEqualTo(3);
    }

    private void route() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .setHeader("api-key", constant("{{azkeys:batch#primary}}"))
                        .to(server.uri());
            }
        });
    }
}
