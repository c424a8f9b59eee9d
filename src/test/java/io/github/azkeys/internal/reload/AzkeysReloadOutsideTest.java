// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.support.CapturedLog;
import java.util.List;
import org.apache.camel.Component;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultContextReloadStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.Test;

/** Changed keys in placeholders that are used outside of routes. */
class AzkeysReloadOutsideTest extends ReloadTestSupport {

    @Test
    void propertiesOutsideOfRoutesAreNamedInAWarning() throws Exception {
        properties.setProperty("camel.component.contoso.accessKey", "{{azkeys:batch#primary}}");
        properties.setProperty("camel.component.other.accessKey", "{{azkeys:batch#primaryOfAnother}}");
        resolve("{{camel.component.contoso.accessKey}}");
        add("none", "direct:none", "contoso:c?accessKey=none");
        app.start();
        List<Route> before = List.copyOf(app.getRoutes());
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            refresh();
            refresh();

            assertThat(log.ofOurs())
                    .containsOnlyOnce("WARN io.github.azkeys.internal.placeholder.UseReload")
                    .contains("{{azkeys:batch#primary}} changed and is used outside of routes"
                            + " (camel.component.contoso.accessKey)")
                    .contains("until the application is restarted. A live credential"
                            + " (camel.azkeys.credentials.<name>) follows its key");
        }
        assertThat(app.getRoutes()).isEqualTo(before);
    }

    @Test
    void theOldKeyIsShownAsTheOneInUse() throws Exception {
        String old = arm.keys("batch", BATCH).fingerprint("primary");
        resolve("{{azkeys:batch#primary}}");
        app.start();
        arm.regenerate(BATCH, "primary");

        refresh();
        refresh();

        assertThat(task().uses())
                .singleElement()
                .extracting(KeyUse::fingerprint)
                .isEqualTo(old);
        assertThat(task().behind()).isEqualTo(1);
    }

    /** As Camel Spring Boot sets them: when a route needs the component. */
    @Test
    void anOptionOfAComponentThatIsCreatedWithARouteIsOutside() throws Exception {
        app.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onComponentAdd(String name, Component component) {
                if (name.equals("mock")) {
                    resolve("{{azkeys:batch#primary}}");
                }
            }
        });
        add("lazy", "direct:lazy", "mock:lazy");
        app.start();
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            refresh();
            refresh();

            assertThat(log.ofOurs())
                    .contains("{{azkeys:batch#primary}} changed and is used outside of routes")
                    .doesNotContain("sends with the new key");
        }
        await().untilAsserted(() -> assertThat(task().behind()).isEqualTo(1));
    }

    @Test
    void aRouteThatCouldNotBeAddedIsForgotten() throws Exception {
        app.start();
        assertThatThrownBy(() -> app.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:bad")
                                .routeId("bad")
                                .to("contoso:bad?accessKey=RAW({{azkeys:batch#primary}})")
                                .to("none:bad");
                    }
                }))
                .hasMessageContaining("none");
        assertThat(task().uses()).isNotEmpty();
        arm.regenerate(BATCH, "primary");

        refresh();
        refresh();

        assertThat(task().behind()).isZero();
        assertThat(task().uses()).isEmpty();
    }

    @Test
    void aContextReloadStrategyIsUsed() throws Exception {
        resolve("{{azkeys:batch#primary}}");
        DefaultContextReloadStrategy strategy = new DefaultContextReloadStrategy();
        app.addService(strategy);
        app.start();
        arm.regenerate(BATCH, "primary");

        refresh();
        refresh();

        assertThat(strategy.getReloadCounter()).isEqualTo(1);
    }
}
