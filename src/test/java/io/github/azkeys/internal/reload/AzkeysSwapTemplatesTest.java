// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.support.GuardedComponent;
import io.github.azkeys.support.GuardedComponent.GuardedEndpoint;
import java.util.stream.IntStream;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.Test;

/** Routes of one template get their keys side by side. */
class AzkeysSwapTemplatesTest extends ReloadTestSupport {

    private static final int ROUTES = 5;

    @Test
    void eachRouteKeepsItsOwnParameters() throws Exception {
        app.addComponent("guarded", new GuardedComponent(key -> true));
        app.getPropertiesComponent().addPropertiesFunction(new SlowFunction());
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("sender")
                        .templateParameter("name")
                        .from("direct:{{name}}")
                        .to("guarded:{{slow:-}}{{name}}{{slow:-}}?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        for (int i = 0; i < ROUTES; i++) {
            TemplatedRouteBuilder.builder(app, "sender")
                    .parameter("name", "r" + i)
                    .routeId("r" + i)
                    .add();
        }
        arm.regenerate(BATCH, "primary");

        refresh();

        await().untilAsserted(() -> assertThat(app.getEndpoints())
                .filteredOn(GuardedEndpoint.class::isInstance)
                .extracting(Endpoint::getEndpointBaseUri)
                .containsExactlyInAnyOrder(IntStream.range(0, ROUTES)
                        .mapToObj(i -> "guarded://-r" + i + "-")
                        .toArray(String[]::new)));
        for (int i = 0; i < ROUTES; i++) {
            assertThat(send("direct:r" + i, "")).isEqualTo(key("primary"));
        }
    }

    private static final class SlowFunction implements PropertiesFunction {

        @Override
        public String getName() {
            return "slow";
        }

        @Override
        public String apply(String remainder) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return remainder;
        }
    }
}
