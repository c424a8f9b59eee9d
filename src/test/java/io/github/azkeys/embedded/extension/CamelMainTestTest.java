// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.keys.BatchAccountKeys;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.test.main.junit5.CamelMainTest;
import org.apache.camel.test.main.junit5.Configure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension with {@code camel-test-main-junit5}, for an application that is configured for Azure. */
@Tag("camel")
@Timeout(60)
@CamelMainTest(
        properties = {
            "camel.component.azkeys.cacheTtl=0",
            "camel.component.azkeys.credentialType=CLIENT_SECRET",
            "camel.component.azkeys.tenantId=11111111-1111-1111-1111-111111111111",
            "camel.component.azkeys.clientId=22222222-2222-2222-2222-222222222222",
            "camel.component.azkeys.clientSecret=secret"
        })
@ExtendWith(EmbeddedArmExtension.class)
class CamelMainTestTest {

    static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/main";

    EmbeddedArm arm;

    @EndpointInject("direct:keys")
    ProducerTemplate template;

    @Configure
    void configure(MainConfigurationProperties configuration) {
        configuration.addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to("azkeys:batch?resourceId=" + ACCOUNT);
                getContext().addLifecycleStrategy(new LifecycleStrategySupport() {
                    @Override
                    public void onContextStopping(CamelContext context) {
                        template.requestBody((Object) null);
                    }
                });
            }
        });
    }

    @BeforeEach
    void startsWithoutTheCallAtTheEndOfTheTestBefore() {
        assertThat(arm.calls()).isEmpty();
    }

    @RepeatedTest(2)
    void theRouteCallsTheService() {
        BatchAccountKeys keys = template.requestBody((Object) null, BatchAccountKeys.class);

        assertThat(keys).isEqualTo(arm.keys("batch", ACCOUNT));
    }
}
