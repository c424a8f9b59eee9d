// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The phases of a Camel context from its creation to its end. */
@Tag("camel")
class ContextPhaseTest {

    private final List<String> phases = new ArrayList<>();

    @Test
    void phasesFollowTheLifecycle() throws Exception {
        DefaultCamelContext app = new DefaultCamelContext();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(exchange -> add("message", app));
            }
        });
        app.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext context) {
                add("initializing", context);
            }
        });
        add("created", app);
        app.build();
        add("built", app);
        app.start();
        app.createProducerTemplate().sendBody("direct:in", "");
        app.stop();
        add("stopped", app);

        assertThat(phases)
                .containsExactly(
                        "created false false",
                        "built false false",
                        "initializing true false",
                        "message true true",
                        "stopped true true");
    }

    private void add(String when, CamelContext context) {
        phases.add(when + " " + ContextPhase.isInitializing(context) + " " + ContextPhase.isStarting(context));
    }
}
