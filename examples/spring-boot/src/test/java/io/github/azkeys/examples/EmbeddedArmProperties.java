package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import java.util.Map;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What the application's properties would say of Azure, said of an embedded ARM service. */
final class EmbeddedArmProperties {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    private EmbeddedArmProperties() {}

    /**
     * A running service, which knows the hub.
     *
     * @param identity the prefix of the properties that tell tenant, application and secret
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
                        // else the old key would do for a minute
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
