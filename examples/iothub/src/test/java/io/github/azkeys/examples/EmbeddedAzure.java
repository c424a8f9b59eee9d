// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.Main;

/** Runs the routes with an embedded ARM service and IoT hub. The key is regenerated after two messages. */
final class EmbeddedAzure implements AutoCloseable {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    final EmbeddedArm arm = EmbeddedArm.start();
    final LoopbackIotHub hub = new LoopbackIotHub(arm, HUB, "device", this::received);

    EmbeddedAzure() throws Exception {
        arm.add("iothub", HUB + "/IotHubKeys/device");
        hub.start();
    }

    /** Returns Camel Main with the application's routes and properties, except for the addresses. */
    Main main() {
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.bind("trust", EmbeddedArmCustomizer.trust(arm.certificate()));
        main.addOverrideProperty("camel.component.https.ssl-context-parameters", "#bean:trust");
        main.addOverrideProperty("iot-hub-id", HUB);
        main.addOverrideProperty("iot-hub-endpoint", hub.endpoint());
        return main;
    }

    private void received(int messages) {
        if (messages == 2) {
            arm.regenerate(HUB, "primaryKey");
        }
    }

    @Override
    public void close() {
        hub.close();
        arm.close();
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            azure.main().run(args);
        }
    }
}
