// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The properties of the application for an embedded ARM service instead of Azure. */
final class EmbeddedArmProperties {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    private EmbeddedArmProperties() {}

    /**
     * Starts a service that knows the hub.
     *
     * @param identity the prefix of the properties with tenant, application and secret
     */
    static EmbeddedArm start(DynamicPropertyRegistry registry, String identity) {
        EmbeddedArm arm = EmbeddedArm.start();
        arm.add("iothub", HUB + "/IotHubKeys/service");
        Map.of(
                        "iot-hub-id",
                        HUB,
                        "asked-by",
                        "direct:fingerprint",
                        "camel.component.azkeys.resource-manager-endpoint",
                        arm.endpoint(),
                        "camel.component.azkeys.authority-host",
                        arm.authorityHost(),
                        // its host names are those of the public cloud
                        "camel.component.azkeys.cloud",
                        "AZURE_PUBLIC",
                        // otherwise the old key is cached for one minute
                        "camel.component.azkeys.cache-ttl",
                        "0",
                        identity + "tenant-id",
                        arm.tenantId(),
                        identity + "client-id",
                        arm.clientId(),
                        identity + "client-secret",
                        arm.clientSecret())
                .forEach((name, value) -> registry.add(name, () -> value));
        return arm;
    }
}
