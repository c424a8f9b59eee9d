package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** ARM and Entra for one start of the application: the properties say where they are, and what to trust there. */
public class EmbeddedArmResource implements QuarkusTestResourceLifecycleManager {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    private static final String PASSWORD = "not a secret";

    private String identity;
    private EmbeddedArm arm;
    private Path trustStore;

    /** {@code identity} is the prefix of the properties that tell tenant, application and secret. */
    @Override
    public void init(Map<String, String> arguments) {
        identity = arguments.get("identity");
    }

    @Override
    public Map<String, String> start() {
        arm = EmbeddedArm.start();
        arm.add("iothub", HUB + "/IotHubKeys/service");
        trustStore = trustStore();

        Map<String, String> properties = new HashMap<>();
        properties.put("iot-hub-id", HUB);
        properties.put("asked-by", "direct:fingerprint");
        properties.put("camel.ssl.enabled", "true");
        properties.put("camel.ssl.trust-store", "file:" + trustStore);
        properties.put("camel.ssl.trust-store-password", PASSWORD);
        properties.put("camel.component.azkeys.use-global-ssl-context-parameters", "true");
        properties.put("camel.component.azkeys.resource-manager-endpoint", arm.endpoint());
        properties.put("camel.component.azkeys.authority-host", arm.authorityHost());
        // else the old key would do for a minute
        properties.put("camel.component.azkeys.cache-ttl", "0");
        properties.put(identity + "tenant-id", arm.tenantId());
        properties.put(identity + "client-id", arm.clientId());
        properties.put(identity + "client-secret", arm.clientSecret());
        return properties;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(arm, new TestInjector.MatchesType(EmbeddedArm.class));
    }

    @Override
    public void stop() {
        if (arm != null) {
            arm.close();
        }
        try {
            if (trustStore != null) {
                Files.deleteIfExists(trustStore);
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot delete " + trustStore, e);
        }
    }

    private Path trustStore() {
        try {
            Path file = Files.createTempFile("azkeys-trust", ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
            }
            return file;
        } catch (Exception e) {
            throw new IllegalStateException("Cannot write what to trust", e);
        }
    }
}
