// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import org.apache.camel.main.Main;

/** Signs three messages with an embedded ARM service. */
final class EmbeddedAzure {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    private EmbeddedAzure() {}

    /** Returns Camel Main with the application's routes and properties, and with the service's address. */
    static Main main(EmbeddedArm arm) {
        arm.add("iothub", HUB + "/IotHubKeys/service");
        Main main = new Main();
        main.bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        main.addOverrideProperty("iot-hub-id", HUB);
        main.configure().addRoutesBuilder(new SignedMessages());
        return main;
    }

    public static void main(String[] args) throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            Main main = main(arm);
            main.addOverrideProperty("trigger", "timer:messages?repeatCount=3&period=200&delay=0");
            main.addOverrideProperty("camel.main.duration-max-messages", "3");
            main.run(args);
        }
    }
}
