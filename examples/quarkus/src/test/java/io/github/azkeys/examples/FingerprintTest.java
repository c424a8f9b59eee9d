// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.azkeys.AccessDeniedException;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application in test mode, which uses the embedded ARM service. The extension resets it after each test. */
@QuarkusTest
@ExtendWith(EmbeddedArmExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FingerprintTest {

    /** Camel Quarkus finds these routes like those of the application. */
    public static class OwnerRoute extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:owner").to("azkeys:iothub?resourceId={{iot-hub-id}}&keyName=iothubowner");
        }
    }

    @Inject
    EmbeddedArm arm;

    @Inject
    ProducerTemplate template;

    @ConfigProperty(name = "iot-hub-id")
    String hub;

    @RepeatedTest(2)
    void aRegeneratedKeyHasAnotherFingerprint() {
        int before = arm.calls("iothub").size();
        String first = fingerprint();
        String again = fingerprint();
        arm.regenerate(hub, "primaryKey");
        String other = fingerprint();

        assertEquals(first, again);
        assertNotEquals(first, other);
        assertEquals(before + 3, arm.calls("iothub").size());

        arm.deny(hub);
        Exchange refused = template.request("direct:fingerprint", exchange -> {});
        assertInstanceOf(AccessDeniedException.class, refused.getException());
    }

    @Test
    void aRouteInJavaGetsATypedBody() {
        SharedAccessSignatureAuthorizationRule key =
                template.requestBody("direct:owner", null, SharedAccessSignatureAuthorizationRule.class);

        assertEquals("iothubowner", key.keyName());
        assertEquals(arm.keys("iothub", hub + "/IotHubKeys/iothubowner"), key);
    }

    private String fingerprint() {
        return template.requestBody("direct:fingerprint", null, String.class);
    }
}
