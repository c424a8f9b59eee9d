// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Logs the fingerprint of the key of an IoT hub policy. The options of the component are in {@code
 * application.properties}; {@code /actuator/health} reports whether ARM is available.
 */
@SpringBootApplication
public class KeyFingerprint {

    public static void main(String[] args) {
        SpringApplication.run(KeyFingerprint.class, args);
    }
}
