// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The system property that connects Camel contexts with the service while the tests of a class run. {@link EmbeddedArmPlugin}
 * reads it when a Camel context is built, before placeholders can be resolved, and else when the context starts.
 */
final class JUnitProperties implements CloseableResource, AutoCloseable {

    static final String ENDPOINT = "azkeys.embedded.endpoint";
    static final String BEAN = "azkeysEmbeddedArm";

    private final String endpoint;
    private final String outer;

    /**
     * @param ofOuterClass the property of the class in which the test class is nested; null if there is none
     * @throws IllegalStateException if another class uses the extension now
     */
    JUnitProperties(EmbeddedArm arm, JUnitProperties ofOuterClass) {
        outer = ofOuterClass == null ? null : ofOuterClass.endpoint;
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
    }

    /** Sets the property as it was before. */
    @Override
    public void close() {
        if (outer == null) {
            System.clearProperty(ENDPOINT);
        } else {
            System.setProperty(ENDPOINT, outer);
        }
    }
}
