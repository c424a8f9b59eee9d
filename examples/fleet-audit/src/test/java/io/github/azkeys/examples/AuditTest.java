// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.Fault;
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

    private void audit(EmbeddedAzure azure, String fleet) throws Exception {
        Main main = azure.main();
        if (fleet != null) {
            Files.writeString(folder.resolve("fleet.csv"), "operation,subscriptionId,resourceGroup\n" + fleet);
            main.addOverrideProperty("fleet", folder.toString());
        }
        main.addOverrideProperty("audit", folder.toString());
        main.run();
    }

    private String csv() throws Exception {
        return Files.readString(folder.resolve("keys.csv"));
    }

    private List<List<String>> lines() throws Exception {
        return csv().lines().map(AuditTest::fields).toList();
    }

    /** Returns the line of a key. */
    private List<String> line(String resourceId, String key) throws Exception {
        return lines().stream()
                .filter(line -> line.get(0).equals(resourceId) && line.get(1).equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKeyOfTheFleetHasALineAndAnAccountThatRefusesHasOneToo() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);

            assertEquals(
                    List.of(
                            "resourceId",
                            "key",
                            "fingerprint",
                            "created",
                            "unchangedSince",
                            "changeSeen",
                            "ageInDays",
                            "overAge",
                            "askedAt",
                            "error"),
                    lines().get(0));

            // printf 'a2V5MQ==' | sha256sum, and so on
            assertEquals(List.of("keys.key1 4b275f90", "keys.key2 e28b1948"), keys(EmbeddedAzure.ORDERS));
            assertEquals(
                    List.of("659", "true"),
                    line(EmbeddedAzure.ORDERS, "keys.key1").subList(6, 8));
            assertEquals(
                    List.of("12", "false"),
                    line(EmbeddedAzure.ORDERS, "keys.key2").subList(6, 8));
            assertEquals(
                    List.of("85", "false"),
                    line(EmbeddedAzure.RETURNS, "keys.key1").subList(6, 8));
            assertEquals(
                    List.of("130", "true"),
                    line(EmbeddedAzure.RETURNS, "keys.key2").subList(6, 8));

            for (Map.Entry<String, String> account : Map.of(
                            EmbeddedAzure.INVOICES, "batch", EmbeddedAzure.MACHINES, "iothub-policies")
                    .entrySet()) {
                KeySet keys = azure.arm.keys(account.getValue(), account.getKey());
                assertEquals(
                        keys.keyNames().stream()
                                .map(name -> name + " " + keys.fingerprint(name))
                                .toList(),
                        keys(account.getKey()));
            }

            assertEquals(List.of(" "), keys(EmbeddedAzure.READINGS));
            assertTrue(csv().contains("403 AuthorizationFailed"), csv());
            assertEquals(4, azure.arm.calls().stream().filter(AuditTest::isList).count());
            assertEquals(
                    5, azure.arm.calls().stream().filter(call -> !isList(call)).count());
            String page = Files.readString(folder.resolve("report.html"));
            assertTrue(printed.toString().contains("older than 90 days: 2, failures: 1"), printed.toString());
            assertNoSecretIsPrinted(azure, printed + csv() + page);
        }
    }

    @Test
    void thePageHasAChartAndLoadsNothing() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);

            String page = Files.readString(folder.resolve("report.html"));
            assertTrue(page.contains("<title>Age of the oldest keys in days</title>"), page);
            assertTrue(page.contains(">storageAccounts/orders keys.key1</text>"), page);
            assertTrue(page.contains(">659 (over age)</text>"), page);
            assertTrue(page.contains(">≥ 0</text>"), page);
            assertTrue(page.contains("limit: 90 days"), page);
            assertTrue(page.contains("403 AuthorizationFailed"), page);
            assertFalse(page.contains("<script") || page.contains("src=") || page.contains("href="), page);
            assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("://"), page);
        }
    }

    @Test
    void theNextAuditSeesWhichKeysHaveChanged() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);
            List<String> primary = line(EmbeddedAzure.INVOICES, "primary");
            List<String> secondary = line(EmbeddedAzure.INVOICES, "secondary");
            assertEquals(List.of(primary.get(8), ""), primary.subList(4, 6));
            azure.arm.regenerate(EmbeddedAzure.INVOICES, "primary");
            audit(azure, null);

            List<String> changed = line(EmbeddedAzure.INVOICES, "primary");
            assertEquals(List.of(changed.get(8), changed.get(8)), changed.subList(4, 6));
            assertEquals(
                    secondary.subList(4, 6),
                    line(EmbeddedAzure.INVOICES, "secondary").subList(4, 6));
            assertNoSecretIsPrinted(azure, printed + csv());
        }
    }

    @Test
    void anAccountOrAScopeThatFailsOnceKeepsItsHistory() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);
            List<String> orders = line(EmbeddedAzure.ORDERS, "keys.key1");
            List<String> invoices = line(EmbeddedAzure.INVOICES, "primary");
            azure.arm.deny(EmbeddedAzure.INVOICES, "Microsoft.Batch/batchAccounts/listKeys/action");
            azure.arm.fail(Fault.error(403, "AuthorizationFailed", "No.")
                    .onlyFor("111111111111/resources?")
                    .times(10));
            audit(azure, null);

            for (List<String> before : List.of(orders, invoices)) {
                List<String> kept = line(before.get(0), before.get(1));
                assertEquals(before.subList(0, 9), kept.subList(0, 9));
                assertEquals("not listed since " + before.get(8), kept.get(9));
            }
            assertEquals(2, keys(EmbeddedAzure.ORDERS).size());
            assertTrue(Files.readString(folder.resolve("report.html"))
                    .contains(">659 (over age) on " + orders.get(8).substring(0, 10) + "</td>"));

            azure.arm.clearFaults();
            azure.arm.allow(EmbeddedAzure.INVOICES);
            audit(azure, null);

            List<String> after = line(EmbeddedAzure.INVOICES, "primary");
            assertEquals(invoices.subList(2, 6), after.subList(2, 6));
            assertEquals("", after.get(9));
        }
    }

    @Test
    void anAccountThatIsGoneHasNoLines() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);
            azure.arm.remove(EmbeddedAzure.INVOICES);
            audit(azure, null);

            assertEquals(List.of(), keys(EmbeddedAzure.INVOICES));
        }
    }

    @Test
    void aLabelOfTheChartHasTheWholeAccount() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);

            assertTrue(
                    Files.readString(folder.resolve("report.html"))
                            .contains(">IotHubs/machines …e.registryReadWrite.secondaryKey</text>"),
                    "a label is cut at its end");
        }
    }

    @Test
    void aKeyIsOverAgeWhenItHasNotChangedForThatTime() throws Exception {
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(azure, null);
            String since = line(EmbeddedAzure.INVOICES, "primary").get(4);
            Files.writeString(
                    folder.resolve("keys.csv"),
                    csv().replace(
                                    since,
                                    Instant.parse(since)
                                            .minus(Duration.ofDays(100))
                                            .toString()));
            audit(azure, null);

            assertEquals(
                    List.of("100", "true"),
                    line(EmbeddedAzure.INVOICES, "primary").subList(6, 8));
        }
    }

    @Test
    void aLineThatIsWrongDoesNotEndTheAudit() throws Exception {
        String shop = "11111111-1111-1111-1111-111111111111,shop";
        try (EmbeddedAzure azure = new EmbeddedAzure()) {
            audit(
                    azure,
                    String.join(
                            "\n",
                            "batch,,",
                            "batch",
                            "," + shop,
                            "bacth," + shop,
                            "servicebus-queue," + shop,
                            "batch," + shop.replace("shop", "missing"),
                            "batch," + shop));

            assertTrue(csv().contains("Did you mean: batch"), csv());
            assertTrue(csv().contains("azkeys:servicebus-queue does not support resourceName=*"), csv());
            assertTrue(csv().contains("404 ResourceGroupNotFound"), csv());
            assertEquals(
                    6, lines().stream().filter(line -> line.get(1).isEmpty()).count(), csv());
            assertEquals(2, keys(EmbeddedAzure.INVOICES).size(), csv());
            assertEquals(3, azure.arm.calls().size());
        }
    }

    private static boolean isList(ArmCall call) {
        return call.path().endsWith("/resources");
    }

    private static List<String> fields(String line) {
        return List.of(line.replace("\"", "").split(",", 10));
    }

    /** Returns names and fingerprints. */
    private List<String> keys(String resourceId) throws Exception {
        return lines().stream()
                .filter(line -> line.get(0).equals(resourceId))
                .map(line -> line.get(1) + " " + line.get(2))
                .toList();
    }

    private static void assertNoSecretIsPrinted(EmbeddedAzure azure, String all) {
        azure.arm.secrets().forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
        assertFalse(all.contains("a2V5"), "a key is printed");
    }
}
