// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SignedMessagesTest {

    @Test
    void aRegeneratedKeySignsAnotherWay() throws Exception {
        try (EmbeddedArm arm = EmbeddedArm.start()) {
            Main main = EmbeddedAzure.main(arm);
            main.addOverrideProperty("trigger", "direct:trigger");
            // otherwise the old key is cached for one minute
            main.addOverrideProperty("camel.component.azkeys.cache-ttl", "0");
            main.start();
            try {
                String first = signature(main, "hello");
                String again = signature(main, "hello");
                arm.regenerate(EmbeddedAzure.HUB, "primaryKey");
                String other = signature(main, "hello");

                assertEquals(first, again);
                assertNotEquals(first, other);
                assertEquals(3, arm.calls("iothub").size());
                assertEquals(1, arm.tokensIssued());

                arm.deny(EmbeddedAzure.HUB);
                assertNull(signature(main, "hello"));
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void theCommandOfTheReadmePrintsThreeSignedMessages() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true));
        try {
            EmbeddedAzure.main(new String[0]);
        } finally {
            System.setOut(console);
            console.print(printed);
        }

        String all = printed.toString();
        assertEquals(
                3,
                all.lines()
                        .filter(line -> line.matches("[0-9:]{8} INFO  signed - message of [0-9:]{8} is signed"
                                + " with the key [0-9a-f]{8}"))
                        .count());
    }

    private static String signature(Main main, String message) throws Exception {
        return main.getCamelTemplate()
                .request("direct:messages", exchange -> exchange.getMessage().setBody(message))
                .getMessage()
                .getHeader("signature", String.class);
    }
}
