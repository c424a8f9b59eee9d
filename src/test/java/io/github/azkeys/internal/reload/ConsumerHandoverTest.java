// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Routes that other threads start while a route is built. */
@Tag("camel")
class ConsumerHandoverTest {

    private final DefaultCamelContext app = new DefaultCamelContext();

    @AfterEach
    void stop() {
        app.stop();
    }

    /** The thread that adds a route holds the lock of the model, and may need the one that a start of a route holds. */
    @Test
    void aRouteOfAnotherThreadStartsWithoutTheLockOfTheModel() throws Exception {
        add("other");
        app.start();
        app.getRouteController().stopRoute("other");
        app.addModelLifecycleStrategy(new ModelLifecycleStrategySupport() {
            @Override
            public void onAddRouteDefinition(RouteDefinition definition) {
                startOther();
            }
        });

        try (ConsumerHandover handover = new ConsumerHandover(app, new KameletRoutes(app), "in", null)) {
            add("in");
        }

        assertThat(app.getRouteController().getRouteStatus("other")).isEqualTo(ServiceStatus.Started);
    }

    private void add(String id) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to("log:" + id);
            }
        });
    }

    private void startOther() {
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            try {
                app.getRouteController().startRoute("other");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        assertThat(start).succeedsWithin(Duration.ofSeconds(10));
    }
}
