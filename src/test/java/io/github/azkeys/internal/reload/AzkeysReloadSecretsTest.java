package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.support.CapturedLog;
import org.junit.jupiter.api.Test;

/** Where the keys of a reload are not to be found. */
class AzkeysReloadSecretsTest extends ReloadTestSupport {

    /** Who prints what a placeholder stands for, in Camel itself, and from which level on; the page names them too. */
    private static final String CAMELS =
            "(DEBUG|TRACE) org\\.apache\\.camel\\.(component\\.properties|impl\\.engine)\\..*"
                    + "|TRACE org\\.apache\\.camel\\.support\\.(DefaultComponent|EndpointHelper) .*";

    @Test
    void nobodyPrintsAKeyButTheLoggersThatThePageNames() throws Exception {
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            refresh();

            assertThat(log.ofOurs()).contains("Route batch was reloaded");
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
