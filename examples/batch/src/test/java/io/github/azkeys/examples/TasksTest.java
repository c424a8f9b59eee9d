// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.KeyAccessDisabledException;
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
class TasksTest {

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
    void tasksAreSignedAsAzuresOwnClientSignsThemAndARenewedKeyCostsNone() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure();
                Sender sender = new Sender(azure.main())) {
            for (int i = 0; i < 3; i++) {
                Exchange sent = sender.send();
                assertNull(sent.getException());
                assertTrue(printed.toString().contains("added task order-" + sent.getExchangeId() + " to job orders"));
            }
            assertEquals(List.of(201, 201, 403, 201), azure.batch.answers());
            assertEquals(2, azure.arm.calls("batch").size());
            assertEquals(3, azure.batch.tasks().size());
            assertNoSecretIsPrinted(azure);
        }
    }

    @Test
    void anAccountThatGivesNoKeysGetsNoTask() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure();
                Sender sender = new Sender(azure.main())) {
            azure.arm.disableKeys(EmbeddedAzure.ACCOUNT);
            assertInstanceOf(KeyAccessDisabledException.class, sender.send().getException());
            assertEquals(List.of(), azure.batch.answers());
            assertNoSecretIsPrinted(azure);
        }
    }

    /** Returns the application, with orders from the test instead of the timer. */
    private record Sender(Main main) implements AutoCloseable {

        Sender {
            main.addOverrideProperty("orders", "direct:orders");
            main.addOverrideProperty("camel.main.duration-max-messages", "0");
            main.start();
        }

        Exchange send() throws Exception {
            return main.getCamelTemplate().request("direct:orders", exchange -> {});
        }

        @Override
        public void close() {
            main.stop();
        }
    }

    private void assertNoSecretIsPrinted(EmbeddedAzure azure) {
        String all = printed.toString();
        azure.arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        assertFalse(all.contains("SharedKey acct1:"), "a signature is printed");
    }
}
