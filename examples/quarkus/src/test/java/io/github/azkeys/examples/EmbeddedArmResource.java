// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * ARM and Entra outside the application, like Azure. Properties set their addresses, the trust store and the identity.
 */
public class EmbeddedArmResource implements QuarkusTestResourceLifecycleManager {

    static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";

    private static final String PASSWORD = "not a secret";

    private String identity;
    private EmbeddedArm arm;
    private Path folder;

    /** {@code identity} is the prefix of the properties with tenant, application and secret. */
    @Override
    public void init(Map<String, String> arguments) {
        identity = arguments.get("identity");
    }

    @Override
    public Map<String, String> start() {
        arm = EmbeddedArm.start();
        arm.add("iothub", HUB + "/IotHubKeys/service");
        try {
            folder = Files.createTempDirectory("azkeys-embedded");
            Path trustStore = folder.resolve("trust.p12");
            try (OutputStream out = Files.newOutputStream(trustStore)) {
                arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
            }
            // in a file, because the properties of a packaged application are on its command line, which is printed
            Path configuration = folder.resolve("application.properties");
            try (OutputStream out = Files.newOutputStream(configuration)) {
                configuration(trustStore).store(out, null);
            }
            return Map.of("quarkus.config.locations", configuration.toString());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot write the properties of the service", e);
        }
    }

    private Properties configuration(Path trustStore) {
        Properties properties = new Properties();
        properties.put("config_ordinal", "500");
        properties.put("iot-hub-id", HUB);
        properties.put("camel.ssl.enabled", "true");
        properties.put("camel.ssl.trust-store", "file:" + trustStore);
        properties.put("camel.ssl.trust-store-password", PASSWORD);
        properties.put("camel.component.azkeys.use-global-ssl-context-parameters", "true");
        properties.put("camel.component.azkeys.resource-manager-endpoint", arm.endpoint());
        properties.put("camel.component.azkeys.authority-host", arm.authorityHost());
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
        if (folder != null) {
            for (String name : List.of("trust.p12", "application.properties", "")) {
                delete(folder.resolve(name));
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
