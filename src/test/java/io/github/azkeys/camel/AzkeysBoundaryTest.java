// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.DataTypeStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that headers of a message cannot change. */
class AzkeysBoundaryTest extends AzkeysTestSupport {

    private static final String IOTHUB = "azkeys:iothub?keyName=iothubowner&resourceId=" + HUB;

    @ParameterizedTest
    @ValueSource(strings = {"resourceId=", "subscriptionId=&resourceGroup=", "resource-group=", "RESOURCEGROUP="})
    void anOptionWithoutAValueTakesNoBoundAway(String options) {
        configuration().setSubscriptionId("subid");
        configuration().setResourceGroup("integration");

        Exchange answer = template.request("azkeys:batch?" + options, exchange -> exchange.getMessage()
                .setHeader(AzkeysConstants.RESOURCE_ID, BATCH));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("option resourceGroup has 'integration'");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void aHeaderThatIsNoBooleanIsAnInvalidRequest() {
        Exchange answer = template.request("azkeys:batch?resourceId=" + BATCH, exchange -> exchange.getMessage()
                .setHeader(AzkeysConstants.REFRESH, "perhaps"));

        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Header CamelAzkeysRefresh must be true or false");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void anOptionWithoutAValueLeavesTheComponentsName() {
        configuration().setResourceId(BATCH);

        assertThat(ask("azkeys:batch?resourceName=&keyName=").getMessage().getBody())
                .isInstanceOf(BatchAccountKeys.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:variable", "direct:enrich"})
    void noHeaderChoosesTheHostThatFetchedKeysGoTo(String route) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DataTypeStep.add(
                        from("direct:variable").toV(IOTHUB, null, "keys").setBody(variable("keys")),
                        "azkeys:connection-string");
                DataTypeStep.add(
                        from("direct:enrich").enrich(IOTHUB, (original, resource) -> {
                            original.getMessage().setBody(resource.getMessage().getBody());
                            return original;
                        }),
                        "azkeys:connection-string");
            }
        });

        Exchange answer = template.request(route, exchange -> {
            exchange.getMessage().setHeader(AzkeysConstants.OPERATION, "iothub");
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, HUB.replace("testHub", "evil"));
        });

        assertThat(answer.getMessage().getBody(String.class)).startsWith("HostName=testHub.azure-devices.net;");
    }

    @Test
    void keysOfOneCloudAreNotTakenForThoseOfTheLastCall() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                DataTypeStep.add(
                        from("direct:clouds")
                                .toV(IOTHUB + "&cloud=AZURE_CHINA", null, "china")
                                .to(IOTHUB)
                                .setBody(variable("china")),
                        "azkeys:connection-string");
            }
        });

        assertThat(ask("direct:clouds").getMessage().getBody(String.class))
                .startsWith("HostName=testHub.azure-devices.cn;");
    }

    @Test
    void formsAreThoseOfTheComponentThatFetchedTheKeys() throws Exception {
        arm.regenerate(HUB, "primaryKey");
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            AzkeysComponent second = new AzkeysComponent();
            other.addComponent("azkeys2", second);
            new EmbeddedArmCustomizer(arm).configure("azkeys2", second);
            second.getConfiguration().setTokenValidity(Duration.ofHours(5));
            KeyServices.of(second).useClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
            other.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    DataTypeStep.add(
                            from("direct:token").to(IOTHUB.replace("azkeys:", "azkeys2:")), "azkeys:sas-token");
                }
            });
            other.start();

            Exchange answer = other.createProducerTemplate().request("direct:token", exchange -> {});

            assertThat(answer.getException()).isNull();
            assertThat(answer.getMessage().getBody(String.class)).contains("&se=1767243600&");
        }
    }
}
