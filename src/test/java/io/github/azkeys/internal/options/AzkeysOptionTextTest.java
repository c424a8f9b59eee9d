// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid durations and numbers are rejected; Camel would convert them to 0, which is a valid value. */
class AzkeysOptionTextTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;
    private static final String NO_TIME = " must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds";

    @ParameterizedTest
    @CsvSource({
        "cacheTtl, abc",
        "cacheTtl, 5M",
        "cacheTtl, -1s",
        "cacheTtl, 1h-30m",
        "cacheTtl, 5m30",
        "cacheTtl, 1.5h",
        "cacheTtl, 3m1h",
        "cacheTtl, s",
        "cacheTtl, P5M5",
        "cacheTtl, ''",
        "cacheTtl, 99999999999999999999",
        "cacheTtl, 999999999999999d",
        "cacheStaleTtl, 1H",
        "settlingTime, 90S",
        "tokenValidity, 1D",
        "maxRetryDelay, 1w",
        "connectTimeout, 10sec",
        "responseTimeout, soon",
        "cache-ttl, 5M"
    })
    void aTextThatIsNoTimeIsRefused(String option, String value) {
        String name = option.equals("cache-ttl") ? "cacheTtl" : option;

        refuses(option, value, "Option " + name + "=" + value + NO_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "maxRetries, abc, must be an integer such as 3",
        "maxRetries, 5s, must be an integer such as 3",
        "maxConnections, 5000000000, must be an integer such as 3",
        "backoffMultiplier, often, must be an integer such as 3",
        "delay, 5M, 'must be a number or a duration, such as 60000, 90s, 5m, or 1h30m'",
        "initialDelay, abc, 'must be a number or a duration, such as 60000, 90s, 5m, or 1h30m'"
    })
    void aTextThatIsNoNumberIsRefused(String option, String value, String problem) {
        refuses(option, value, "Option " + option + "=" + value + " " + problem);
    }

    private void refuses(String option, String value, String message) {
        assertThatThrownBy(() -> context.getEndpoint(URI + "&" + option + "=" + value))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining(message)
                .cause()
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(message);
        assertThat(arm.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "90000",
                "5m",
                "90s",
                "1h30m",
                "2d",
                "1d2h3m4s5ms",
                "90s500ms",
                "1m500ms",
                "500ms",
                "0s",
                "PT5M",
                "pt1h",
                "P1DT2H"
            })
    void aTimeIsWhatCamelTakesItFor(String text) {
        assertThat(options("cacheTtl=" + text).getCacheTtl())
                .isEqualTo(context.getTypeConverter().convertTo(Duration.class, text));
    }

    @Test
    void spacesAroundAValueAreNoPartOfIt() {
        AzkeysConfiguration options = options("cacheTtl=%205m%20&maxRetries=7%20");

        assertThat(options.getCacheTtl()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.getMaxRetries()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"5000, 5000", "5s, 5000", "PT5S, 5000"})
    void timesOfCamelsOwnAreNumbersOrTimes(String text, long millis) {
        AzkeysEndpoint endpoint =
                (AzkeysEndpoint) context.getEndpoint(URI + "&delay=" + text + "&initialDelay=" + text);

        assertThat(endpoint.getDelay()).isEqualTo(millis);
        assertThat(endpoint.getInitialDelay()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{time}}", "#bean:time", "#time", "#text"})
    void aTimeMayComeFromElsewhere(String reference) {
        context.getPropertiesComponent().addOverrideProperty("time", "90s");
        context.getRegistry().bind("time", Duration.ofSeconds(90));
        context.getRegistry().bind("text", "90s");

        assertThat(options("cacheTtl=" + reference).getCacheTtl()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{time}}", "#bean:time", "#time"})
    void aTextFromElsewhereIsReadAsStrictly(String reference) {
        context.getPropertiesComponent().addOverrideProperty("time", "5M");
        context.getRegistry().bind("time", "5M");

        assertThatThrownBy(() -> options("cacheTtl=" + reference)).cause().hasMessage("Option cacheTtl=5M" + NO_TIME);
    }

    private AzkeysConfiguration options(String options) {
        return ((AzkeysEndpoint) context.getEndpoint(URI + "&" + options)).getConfiguration();
    }

    @ParameterizedTest
    @CsvSource({
        "cacheTtl, 5M, 'must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds'",
        "settlingTime, 90S, 'must be a duration such as 90s, 5m, 1h30m, or a number of milliseconds'",
        "maxRetries, abc, must be an integer such as 3",
        "cacheSize, 1k, must be an integer such as 3"
    })
    void aWrongTextEndsTheStartOfCamelMain(String option, String value, String problem) {
        Main main = new Main();
        main.addInitialProperty("camel.component.azkeys." + option, value);
        try {
            assertThatThrownBy(main::start)
                    .hasStackTraceContaining(option)
                    .hasStackTraceContaining("=" + value + " " + problem);
        } finally {
            main.stop();
        }
    }

    /** Its value may be a secret that was meant for another option; Camel's own message would quote it. */
    @Test
    void aWrongTextIsToldWhereAPlaceholderNeedsTheComponentSooner() throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            Map.of("camel.component.azkeys.cacheTtl", "hush-hush", "camel.azkeys.keys.b", "batch?resourceId=" + BATCH)
                    .forEach(other.getPropertiesComponent()::addInitialProperty);

            assertThatThrownBy(() -> other.resolvePropertyPlaceholders("{{azkeys:b#primary}}"))
                    .hasStackTraceContaining(
                            "camel.component.azkeys.cacheTtl does not accept the value, which" + NO_TIME)
                    .extracting(org.apache.camel.support.ExceptionHelper::stackTraceToString)
                    .asString()
                    .doesNotContain("hush-hush");
        }
    }
}
