package io.github.azkeys.examples;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Says by a fingerprint which key of an IoT hub policy is in force. Options of the component stand in {@code
 * application.properties}; {@code /actuator/health} says whether ARM can be asked.
 */
@SpringBootApplication
public class KeyFingerprint {

    public static void main(String[] args) {
        SpringApplication.run(KeyFingerprint.class, args);
    }
}
