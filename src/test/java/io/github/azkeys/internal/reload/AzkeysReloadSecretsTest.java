// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.support.CapturedLog;
import org.junit.jupiter.api.Test;

/** Keys of a reload do not appear in logs, health checks and dumps. */
class AzkeysReloadSecretsTest extends ReloadTestSupport {

    /** Camel's own loggers that print the values of placeholders, with their levels, as the documentation lists them. */
    private static final String CAMELS =
            "(DEBUG|TRACE) org\\.apache\\.camel\\.(component\\.properties|impl\\.engine)\\..*"
                    + "|TRACE org\\.apache\\.camel\\.support\\.(DefaultComponent|EndpointHelper) .*";

    @Test
    void onlyTheDocumentedLoggersPrintKeys() throws Exception {
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        addReloaded("list", "direct:list", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            refresh();

            assertThat(log.ofOurs())
                    .contains("Route batch sends with the new key of {{azkeys:batch#primary}} from now on (node to")
                    .contains("Route list was reloaded");
            assertThat(log.text().lines().filter(line -> !line.matches(CAMELS)))
                    .isNotEmpty()
                    .noneMatch(line -> arm.secrets().stream().anyMatch(line::contains));
        }
        assertThat(key("primary")).isIn(arm.secrets());
        assertThat(health().getDetails().toString() + health().getMessage()).doesNotContain(key("primary"));
        assertThat(app.getComponent("azkeys", AzkeysComponent.class).dumpKeySetsAsJson())
                .contains("retrievedAt")
                .doesNotContain(key("primary"));
    }
}
