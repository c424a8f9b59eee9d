// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.AccessDeniedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TelemetryTest {

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
    void aRenewedKeyCostsNoMessage() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure();
                Sender sender = new Sender(azure.main())) {
            for (int i = 0; i < 3; i++) {
                assertNull(sender.send().getException());
            }
            assertEquals(List.of(204, 204, 401, 204), azure.hub.answers());
            assertEquals(2, azure.arm.calls("iothub").size());
            assertEquals(3, azure.hub.messages().size());
            for (String message : azure.hub.messages()) {
                assertTrue(message.matches("\\{\"temperature\": \\d\\d}"), message);
                assertTrue(printed.toString().contains("sensor-1 sent " + message));
            }
            assertNoSecretIsPrinted(azure);
        }
    }

    @Test
    void aMessageFailsOnceTheKeyIsDenied() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure();
                Sender sender = new Sender(azure.main())) {
            sender.send();
            azure.arm.deny(EmbeddedAzure.HUB);
            azure.arm.regenerate(EmbeddedAzure.HUB, "primaryKey");

            assertInstanceOf(AccessDeniedException.class, sender.send().getException());
            assertEquals(List.of(204, 401), azure.hub.answers());
            assertNoSecretIsPrinted(azure);
        }
    }

    /** Returns the application, with messages from the test instead of the timer. */
    private record Sender(Main main) implements AutoCloseable {

        Sender {
            main.addOverrideProperty("messages", "direct:messages");
            main.addOverrideProperty("camel.main.duration-max-messages", "0");
            main.start();
        }

        Exchange send() throws Exception {
            return main.getCamelTemplate().request("direct:messages", exchange -> {});
        }

        @Override
        public void close() {
            main.stop();
        }
    }

    private void assertNoSecretIsPrinted(EmbeddedAzure azure) {
        String all = printed.toString();
        azure.arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        assertFalse(all.contains("SharedAccessSignature sr="), "a token is printed");
    }
}
