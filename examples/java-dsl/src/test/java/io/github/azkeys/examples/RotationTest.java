// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A route with a key in a placeholder continues with the new key, and no message fails. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RotationTest {

    private static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    @Test
    void theRouteFollowsItsKey() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            arm.add("iothub", HUB + "/IotHubKeys/service");
            Main main = new Main();
            main.addOverrideProperty(
                    "camel.azkeys.keys.hub", "iothub?settlingTime=0&keyName=service&resourceId=" + HUB);
            main.addOverrideProperty("camel.azkeys.refreshEnabled", "true");
            main.addOverrideProperty("camel.azkeys.refreshPeriod", "1s");
            main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:key").routeId("key").setBody(constant("{{azkeys:hub#newest-stable}}"));
                    from("direct:other").routeId("other").setBody(constant("other"));
                }
            });
            main.start();
            try {
                Route other = main.getCamelContext().getRoute("other");
                String first = key(main);
                arm.regenerate(HUB, "secondaryKey");
                String second = awaitOther(main, first);
                arm.regenerate(HUB, "primaryKey");
                String third = awaitOther(main, second);

                assertNotEquals(first, third);
                assertEquals(other, main.getCamelContext().getRoute("other"));
            } finally {
                main.stop();
            }
        }
    }

    private static String awaitOther(Main main, String before) throws Exception {
        String now = key(main);
        while (now.equals(before)) {
            now = key(main); // fails the test if the message fails
        }
        return now;
    }

    private static String key(Main main) throws Exception {
        return main.getCamelTemplate().requestBody("direct:key", "", String.class);
    }
}
