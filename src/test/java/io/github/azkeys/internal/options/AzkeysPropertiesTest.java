// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.reload.ReloadTestSupport;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The properties {@code camel.azkeys.*}: how they are spelled and reported if they are wrong. */
class AzkeysPropertiesTest extends ReloadTestSupport {

    @Test
    void itMayBeHyphenated() throws Exception {
        properties.remove("camel.azkeys.refreshEnabled");
        properties.setProperty("camel.azkeys.refresh-enabled", "true");
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();

        assertThat(task()).isNotNull();
    }

    @Test
    void aMisspeltPropertyEndsTheStart() {
        properties.setProperty("camel.azkeys.refreshEnable", "true");

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary}}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Unknown property camel.azkeys.refreshEnable (did you mean camel.azkeys.refreshEnabled?)."
                        + " Supported: camel.azkeys.refreshEnabled, camel.azkeys.refreshPeriod, camel.azkeys.refusedExceptions,"
                        + " camel.azkeys.refusedMinimumInterval, camel.azkeys.reloadGrace, camel.azkeys.resolveWhileRunning,"
                        + " camel.azkeys.keys.<alias> and camel.azkeys.credentials.<name>");
    }

    @ParameterizedTest
    @CsvSource({
        "camel.azkeys.refreshEnabled, yes, it must be true or false",
        "camel.azkeys.refreshPeriod, 10ms, it must be a time of 1 second or more",
        "camel.azkeys.refreshPeriod, 5s1M, it must be a time of 1 second or more",
        "camel.azkeys.refreshPeriod, often, it must be a time of 1 second or more",
        "camel.azkeys.refusedMinimumInterval, 0, it must be a time of 1 second or more"
    })
    void aWrongOptionEndsTheStart(String option, String value, String problem) {
        properties.setProperty(option, value);

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary}}"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(option + " is '" + value + "'; " + problem
                        + (problem.endsWith("more") ? ", such as 60s or 5m" : ""));
        assertThat(arm.connections()).isZero();
    }

    @Test
    void aDeclarationThatIsPutRightServesAgain() throws Exception {
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        String right = properties.getProperty("camel.azkeys.keys.batch");
        declare("batch", "batch?resourceNme=typo");
        refresh();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);

        declare("batch", right);
        arm.regenerate(BATCH, "primary");
        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }
}
