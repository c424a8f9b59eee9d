package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.BatchAccountKeys;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers of a message cannot reach. */
class AzkeysBoundaryTest extends AzkeysTestSupport {

    private static final String IOTHUB = "azkeys:iothub?keyName=iothubowner&resourceId=" + HUB;

    @ParameterizedTest
    @ValueSource(strings = {"resourceId=", "subscriptionId=&resourceGroup="})
    void anOptionWithoutAValueTakesNoBoundAway(String options) {
        configuration().setSubscriptionId("subid");
        configuration().setResourceGroup("integration");

        Exchange answer = template.request("azkeys:batch?" + options, exchange -> exchange.getMessage()
                .setHeader(AzkeysConstants.RESOURCE_ID, BATCH));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup says 'integration'");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anOptionWithoutAValueLeavesTheComponentsName() {
        configuration().setResourceId(BATCH);

        assertThat(ask("azkeys:batch?resourceName=&keyName=").getMessage().getBody())
                .isInstanceOf(BatchAccountKeys.class);
    }
}
