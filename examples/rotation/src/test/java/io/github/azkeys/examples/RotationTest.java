// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.keys.KeySet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RotationTest {

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
    void bothKeysAreRenewedUnderLoadAndNoCallIsRefused() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            KeySet before = azure.arm.keys("cognitiveservices", EmbeddedAzure.ACCOUNT);
            azure.rotate();
            KeySet after = azure.arm.keys("cognitiveservices", EmbeddedAzure.ACCOUNT);

            assertNotEquals(before.key("key1"), after.key("key1"));
            assertNotEquals(before.key("key2"), after.key("key2"));
            assertEquals(0, azure.service.refused());
            assertEquals(
                    List.of(before.fingerprint("key1"), after.fingerprint("key2"), after.fingerprint("key1")),
                    azure.service.fingerprints());
            assertEquals(
                    2, azure.arm.calls("cognitiveservices?action=regenerate").size());
            assertTrue(printed.toString()
                    .contains("regenerated the secondary key, which is now " + after.fingerprint("key2")));
            assertTrue(printed.toString().contains("regenerated both keys"));
            String all = printed.toString();
            azure.arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        }
    }
}
