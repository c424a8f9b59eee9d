// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The services of this JVM that are not closed, by their address. It is static because JUnit creates an extension, and Camel
 * creates a Camel context, and only a system property, which holds a text, connects them. Thread-safe.
 */
final class RunningServices {

    private static final Map<String, EmbeddedArm> SERVICES = new ConcurrentHashMap<>();

    private RunningServices() {}

    static void add(EmbeddedArm arm) {
        SERVICES.put(arm.endpoint(), arm);
    }

    static void remove(EmbeddedArm arm) {
        SERVICES.remove(arm.endpoint());
    }

    static EmbeddedArm get(String endpoint) {
        EmbeddedArm arm = SERVICES.get(endpoint);
        if (arm == null) {
            throw new IllegalArgumentException("No embedded ARM service runs at " + endpoint + " in this JVM");
        }
        return arm;
    }
}
