// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.storage.blob.models.BlobStorageException;
import io.github.azkeys.keys.KeySet;
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
class UploadTest {

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
    void aRenewedKeyLosesNoUpload() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure();
                Sender sender = new Sender(azure.main())) {
            for (int i = 0; i < 5; i++) {
                KeySet before = azure.arm.keys("storage", EmbeddedAzure.ACCOUNT);
                Exchange sent = sender.send();
                assertNull(sent.getException());
                String order = sent.getExchangeId();
                assertEquals(
                        "{\"order\": \"" + order + "\"}",
                        azure.storage.blobs().get("/orders/order-" + order + ".json"));
                assertTrue(printed.toString()
                        .contains("uploaded order-" + order + ".json, signed with the key "
                                + before.fingerprint("keys.key1")));
            }
            assertEquals(List.of(201, 201, 403, 201, 201, 201), azure.storage.answers());
            assertEquals(2, azure.arm.calls("storage").size());
            assertNoSecretIsPrinted(azure);
        }
    }

    @Test
    void anUploadThatAnotherKeyDoesNotHelpFails() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            // ARM returns the keys of another account than the one that accepts the uploads
            String other = EmbeddedAzure.ACCOUNT + "other";
            azure.arm.add("storage", other);
            Main main = azure.main();
            main.addOverrideProperty("storage-account-id", other);
            try (Sender sender = new Sender(main)) {
                assertInstanceOf(BlobStorageException.class, sender.send().getException());
            }
            assertEquals(List.of(403, 403, 403, 403), azure.storage.answers());
            assertEquals(4, azure.arm.calls("storage").size());
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
    }
}
