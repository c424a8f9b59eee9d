// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SignedMessagesTest {

    private static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    @Test
    void aRegeneratedKeySignsAnotherWay() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            arm.add("iothub", HUB + "/IotHubKeys/service");
            Main main = new Main();
            main.addOverrideProperty("messages", "direct:messages");
            main.addOverrideProperty("iot-hub-id", HUB);
            // otherwise the old key is cached for one minute
            main.addOverrideProperty("camel.component.azkeys.cache-ttl", "0");
            main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            main.configure().addRoutesBuilder(new SignedMessages());
            main.start();
            try {
                String first = signature(main, "hello");
                String again = signature(main, "hello");
                arm.regenerate(HUB, "primaryKey");
                String other = signature(main, "hello");

                assertEquals(first, again);
                assertNotEquals(first, other);
                assertEquals(3, arm.calls("iothub").size());
                assertEquals(1, arm.tokensIssued());

                arm.deny(HUB);
                assertNull(signature(main, "hello"));
            } finally {
                main.stop();
            }
        }
    }

    private static String signature(Main main, String message) throws Exception {
        return main.getCamelTemplate()
                .request("direct:messages", exchange -> exchange.getMessage().setBody(message))
                .getMessage()
                .getHeader("signature", String.class);
    }
}
