package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.SharedAccessSignatureAuthorizationRule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A route in Java, which Camel Quarkus finds as it finds those of the application. */
@QuarkusTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class JavaRouteTest {

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

    @Test
    void theBodyIsTyped() {
        SharedAccessSignatureAuthorizationRule key =
                template.requestBody("direct:owner", null, SharedAccessSignatureAuthorizationRule.class);

        assertEquals("iothubowner", key.keyName());
        assertEquals(arm.keys("iothub", hub + "/IotHubKeys/iothubowner"), key);
    }
}
