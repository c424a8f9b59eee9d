// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import io.github.azkeys.AzureCloud;
import io.github.azkeys.CredentialType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The system properties that connect Camel contexts with the service while the tests of a class run.
 * {@link EmbeddedArmPlugin} reads the address. Camel Main resolves placeholders before it starts plugins: then it reads the
 * options of the component, and these properties have precedence over those of the application.
 */
final class JUnitProperties implements CloseableResource, AutoCloseable {

    static final String ENDPOINT = "azkeys.embedded.endpoint";
    static final String BEAN = "azkeysEmbeddedArm";

    private static final String OPTIONS = "camel.component.azkeys.";

    private final String endpoint;
    private final Map<String, String> before = new LinkedHashMap<>();

    /**
     * @param ofOuterClass the properties of the class in which the test class is nested; null if there are none
     * @throws IllegalStateException if another class uses the extension now
     */
    JUnitProperties(EmbeddedArm arm, JUnitProperties ofOuterClass) {
        String outer = ofOuterClass == null ? null : ofOuterClass.endpoint;
        endpoint = arm.endpoint();
        Properties system = System.getProperties();
        boolean free = outer == null
                ? system.putIfAbsent(ENDPOINT, endpoint) == null
                : system.replace(ENDPOINT, outer, endpoint);
        if (!free) {
            throw new IllegalStateException("Another test class with EmbeddedArmExtension runs in this JVM. Annotate"
                    + " these classes with @ResourceLock(Resources.SYSTEM_PROPERTIES), so that JUnit does not run them"
                    + " in parallel");
        }
        set(OPTIONS + "autowiredEnabled", "false");
        set(OPTIONS + "resourceManagerEndpoint", arm.endpoint());
        set(OPTIONS + "authorityHost", arm.authorityHost());
        set(OPTIONS + "cloud", AzureCloud.AZURE_PUBLIC.name());
        set(
                OPTIONS + "sslContextParameters",
                "#class:" + EmbeddedArmCustomizer.class.getName() + "#trust('" + arm.endpoint() + "')");
        set(OPTIONS + "credentialType", CredentialType.CLIENT_SECRET.name());
        set(OPTIONS + "tenantId", arm.tenantId());
        set(OPTIONS + "clientId", arm.clientId());
        set(OPTIONS + "clientSecret", arm.clientSecret()); // Camel masks options with this name in its log
        before.put(ENDPOINT, outer); // the last one, because another class can start then
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        System.setProperty(name, value);
    }

    /** Sets the properties as they were before. */
    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
