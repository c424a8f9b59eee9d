// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuickStartTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
        console.print(printed);
    }

    @Test
    void eachRouteLogsTheFingerprintOfItsKey() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            EmbeddedAzure.main(arm).run(); // ends after three messages

            for (String operation : List.of("batch", "iothub", "mlworkspace")) {
                assertEquals(1, arm.calls(operation).size(), operation);
            }
            String all = printed.toString();
            assertTrue(
                    all.contains("primary=***, secondary=***] and the primary key has the fingerprint 8688c47b"), all);
            arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        }
    }
}
