// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.TestClock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of cached keys are made once, and again when the keys or the options are others. */
class AzkeysCachedBodiesTest extends AzkeysTestSupport {

    private static final String IOTHUB = "azkeys:iothub?keyName=iothubowner&resourceId=" + HUB;

    private final TestClock clock = new TestClock();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ofMinutes(10));
        return context;
    }

    @BeforeEach
    void prepare() {
        arm.regenerate(HUB, "primaryKey"); // the documented one signs nothing
        KeyServices.of(context.getComponent("azkeys", AzkeysComponent.class)).useClock(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form=connection-string", "form=sas-token", "select=primaryKey", "select=newest-stable"})
    void unchangedKeysHaveOneBodyForAllEndpoints(String option) {
        Secret first = secret(IOTHUB + "&" + option);

        assertThat(secret(IOTHUB + "&" + option)).isSameAs(first);
        assertThat(secret(IOTHUB + "&lazyStartProducer=true&" + option)).isSameAs(first);
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void otherOptionsHaveOtherBodies() {
        Secret first = secret(IOTHUB + "&form=connection-string");

        Secret second = secret(IOTHUB + "&form=connection-string&formKey=secondary");
        Secret third = secret(IOTHUB + "&form=connection-string&endpointSuffix=devices.example.org");
        Secret selected = secret(IOTHUB + "&select=secondaryKey");

        assertThat(second.value())
                .endsWith("SharedAccessKey=" + selected.value())
                .isNotEqualTo(first.value());
        assertThat(third.value()).startsWith("HostName=testHub.devices.example.org;");
        assertThat(secret(IOTHUB + "&form=connection-string")).isSameAs(first);
        assertThat(arm.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form=connection-string", "select=primaryKey"})
    void newKeysHaveANewBody(String option) {
        String uri = IOTHUB + "&" + option;
        Secret before = secret(uri);
        arm.regenerate(HUB, "primaryKey");

        Secret after = refreshed(uri);

        assertThat(after.value()).isNotEqualTo(before.value());
        assertThat(secret(uri)).isSameAs(after);
    }

    @Test
    void eachTokenIsValidForTheWholeTime() {
        String uri = IOTHUB + "&form=sas-token&tokenValidity=30m";
        Secret first = secret(uri);
        clock.advance(Duration.ofMillis(900));
        Secret sameSecond = secret(uri);
        clock.advance(Duration.ofMillis(100));
        Secret nextSecond = secret(uri);

        assertThat(first.expiresAt()).isEqualTo("2026-01-01T00:30:00Z");
        assertThat(sameSecond).isSameAs(first);
        assertThat(nextSecond.expiresAt()).isEqualTo("2026-01-01T00:30:01Z");
        assertThat(nextSecond.value()).contains("&se=1767227401&");
        assertThat(arm.calls()).hasSize(1);
    }

    @Test
    void theChoiceFollowsTheHistoryOfThePair() {
        String uri = IOTHUB + "&select=newest-stable&settlingTime=1s";
        assertThat(secret(uri).name()).isEqualTo("primary");
        arm.regenerate(HUB, "secondaryKey");
        Secret settling = refreshed(uri);
        assertThat(secret(uri)).isSameAs(settling);
        assertThat(settling.name()).isEqualTo("primary");

        await().until(() -> refreshed(uri).name().equals("secondary"));

        assertThat(secret(uri)).isSameAs(secret(uri));
        assertThat(secret(uri).value())
                .isEqualTo(secret(IOTHUB + "&select=secondaryKey").value());
    }

    private Secret refreshed(String uri) {
        Exchange answer =
                template.request(uri, exchange -> exchange.getMessage().setHeader(AzkeysConstants.REFRESH, true));
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(Secret.class);
    }

    private Secret secret(String uri) {
        Exchange answer = ask(uri);
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(Secret.class);
    }
}
