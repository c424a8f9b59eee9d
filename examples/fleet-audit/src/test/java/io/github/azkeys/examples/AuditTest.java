// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.keys.KeySet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AuditTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @TempDir
    Path folder;

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
    void everyKeyOfTheFleetHasALineAndAnAccountThatRefusesHasOneToo() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            Main main = azure.main();
            main.addOverrideProperty("audit", folder.toString());
            main.run();

            String csv = Files.readString(folder.resolve("keys.csv"));
            List<List<String>> lines = csv.lines().map(AuditTest::fields).toList();
            assertEquals(
                    List.of("resourceId", "key", "fingerprint", "created", "ageInDays", "askedAt", "error"),
                    lines.get(0));

            // printf 'a2V5MQ==' | sha256sum, and so on
            assertEquals(List.of("keys.key1 4b275f90", "keys.key2 e28b1948"), keys(lines, EmbeddedAzure.ORDERS));
            List<String> dated = lines.get(1);
            assertEquals("2025-01-31T09:30:00.123456700Z", dated.get(3));
            Duration age = Duration.between(Instant.parse(dated.get(3)), Instant.parse(dated.get(5)));
            assertEquals(String.valueOf(age.toDays()), dated.get(4));
            assertEquals(List.of("", ""), lines.get(2).subList(3, 5));

            for (Map.Entry<String, String> account : Map.of(
                            EmbeddedAzure.INVOICES, "batch", EmbeddedAzure.MACHINES, "iothub-policies")
                    .entrySet()) {
                KeySet keys = azure.arm.keys(account.getValue(), account.getKey());
                assertEquals(
                        keys.keyNames().stream()
                                .map(name -> name + " " + keys.fingerprint(name))
                                .toList(),
                        keys(lines, account.getKey()));
            }

            assertEquals(List.of(" "), keys(lines, EmbeddedAzure.READINGS));
            assertTrue(csv.contains("403 AuthorizationFailed"), csv);
            assertEquals(4, azure.arm.calls().size());
            assertTrue(printed.toString().contains("wrote " + folder + "/keys.csv"));
            assertNoSecretIsPrinted(azure, printed + csv);
        }
    }

    @Test
    void aLineThatIsWrongDoesNotEndTheAudit() throws Exception {
        Files.writeString(
                folder.resolve("fleet.csv"),
                String.join(
                        "\n",
                        "operation,resourceId",
                        "storage," + EmbeddedAzure.ORDERS,
                        "batch,",
                        "batch",
                        "," + EmbeddedAzure.INVOICES,
                        "bacth," + EmbeddedAzure.INVOICES,
                        "iothub-policies," + EmbeddedAzure.MACHINES));
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            Main main = azure.main();
            main.addOverrideProperty("fleet", folder.toString());
            main.addOverrideProperty("audit", folder.toString());
            main.run();

            String csv = Files.readString(folder.resolve("keys.csv"));
            List<List<String>> lines = csv.lines().map(AuditTest::fields).toList();
            assertEquals(List.of(" ", " "), keys(lines, ""), csv);
            assertEquals(List.of(" ", " "), keys(lines, EmbeddedAzure.INVOICES), csv);
            assertTrue(csv.contains("Did you mean: batch"), csv);
            assertFalse(keys(lines, EmbeddedAzure.MACHINES).isEmpty(), csv);
            assertEquals(2, azure.arm.calls().size());
        }
    }

    private static List<String> fields(String line) {
        return List.of(line.replace("\"", "").split(",", 7));
    }

    /** Returns names and fingerprints. */
    private static List<String> keys(List<List<String>> lines, String resourceId) {
        return lines.stream()
                .filter(line -> line.get(0).equals(resourceId))
                .map(line -> line.get(1) + " " + line.get(2))
                .toList();
    }

    private static void assertNoSecretIsPrinted(EmbeddedAzure azure, String all) {
        azure.arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        assertFalse(all.contains("a2V5M"), "a key is printed");
    }
}
