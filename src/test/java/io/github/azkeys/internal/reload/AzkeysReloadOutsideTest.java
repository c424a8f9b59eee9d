// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.support.CapturedLog;
import java.util.List;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultContextReloadStrategy;
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
