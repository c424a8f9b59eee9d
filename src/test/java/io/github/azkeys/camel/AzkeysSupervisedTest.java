// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.reload.ReloadTestSupport;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultSupervisingRouteController;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Placeholders and reloads with a supervising route controller, which starts routes on its own thread. */
class AzkeysSupervisedTest extends ReloadTestSupport {

    private final DefaultSupervisingRouteController controller = new DefaultSupervisingRouteController();

    @BeforeEach
    void supervise() {
        app.setRouteController(controller);
    }

    @Test
    void noMessageReachesAKeyWhileTheControllerHasYetToStartRoutes() throws Exception {
        controller.setInitialDelay(Duration.ofMinutes(1).toMillis());
        controller.setExcludeRoutes("running");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:running").routeId("running").toD("contoso:a?accessKey=RAW(${body})");
                from("direct:later").routeId("later").to("contoso:b");
            }
        });
        app.start();

        Exchange answer = app.createProducerTemplate()
                .request("direct:running", exchange -> exchange.getMessage().setBody("{{azkeys:batch#primary}}"));

        assertThat(answer.getException()).hasRootCauseInstanceOf(InvalidRequestException.class);
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void routesFollowTheirKeys() throws Exception {
        controller.setInitialDelay(0);
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var status = controller.getRouteStatus("batch");
            return status != null && status.isStarted();
        });

        for (int rotation = 0; rotation < 2; rotation++) {
            arm.regenerate(BATCH, "primary");
            refresh();

            assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        }
    }
}
