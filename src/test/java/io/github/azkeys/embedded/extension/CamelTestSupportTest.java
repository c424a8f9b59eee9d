// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension with {@code camel-test-junit5}, also if the test gets the component before the Camel context starts. */
@Tag("camel")
@Timeout(60)
@ExtendWith(EmbeddedArmExtension.class)
class CamelTestSupportTest extends CamelTestSupport {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";

    private EmbeddedArm arm;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ZERO);
        return created;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:keys").to("azkeys:batch?resourceId=" + ACCOUNT);
            }
        };
    }

    @BeforeEach
    void startsWithoutFaultsAndCalls() {
        assertThat(arm.calls()).isEmpty();
    }

    @RepeatedTest(2)
    void theServiceIsResetBetweenTests() {
        BatchAccountKeys keys = template.requestBody("direct:keys", null, BatchAccountKeys.class);
        arm.deny(ACCOUNT);
        Exception refused = template.request("direct:keys", exchange -> {}).getException();

        assertThat(keys).isEqualTo(arm.keys("batch", ACCOUNT));
        assertThat(refused).isInstanceOf(AccessDeniedException.class);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    /** The example in {@code package-info.java} and in the documents. */
    @Test
    void theRouteRetriesWhenArmIsBusy() {
        arm.fail(Fault.error(503, "ServerBusy", "Try again later"));

        BatchAccountKeys keys = template.requestBody("direct:keys", null, BatchAccountKeys.class);

        assertThat(keys).isEqualTo(arm.keys("batch", ACCOUNT));
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void aParameterIsTheSameService(EmbeddedArm parameter) {
        assertThat(parameter).isSameAs(arm);
    }

    @Nested
    class InANestedClass {

        @Test
        void theServiceIsTheSame(EmbeddedArm parameter) {
            assertThat(parameter).isSameAs(arm);
        }
    }
}
