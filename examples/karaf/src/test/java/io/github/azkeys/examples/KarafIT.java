// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azkeys.embedded.EmbeddedArm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The bundle in a real Karaf, with the embedded ARM service in the test. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class KarafIT {

    private static final String HUB = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Devices/IotHubs/hub-1";
    private static final String PASSWORD = "not a secret";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path work;

    static EmbeddedArm arm;
    static Karaf karaf;

    @BeforeAll
    static void install() throws Exception {
        arm = EmbeddedArm.start();
        arm.add("iothub", HUB + "/IotHubKeys/service");
        Path etc = Files.createDirectories(work.resolve("etc"));
        Files.writeString(etc.resolve("azkeys-example.properties"), properties());
        Path features = Path.of("target", "karaf");
        karaf = Karaf.start(
                Path.of(System.getProperty("karaf.home")),
                work,
                "azkeys-example",
                features.resolve("camel-core.xml"),
                features.resolve("features.xml"));
        written("key-in-use.txt");
        karaf.run("echo the console listens");
    }

    @AfterAll
    static void stop() {
        try (EmbeddedArm toClose = arm) {
            karaf.close();
        }
    }

    @AfterEach
    void noSecretIsInALog() {
        String logs = karaf.log() + karaf.console();
        assertTrue(logs.contains("| DEBUG |") && logs.contains(arm.endpoint()), "the log has no DEBUG lines about ARM");
        List<String> found = arm.secrets().stream().filter(logs::contains).toList();
        assertTrue(found.isEmpty(), found.size() + " secrets are in the log");
    }

    @Test
    void theFeatureRunsOnTheCamelThatIsInstalled() throws Exception {
        String bundles = karaf.run("bundle:list -t 0 -s").replaceAll(" +", " ");

        assertTrue(bundles.contains("Active │ 50 │ " + System.getProperty("camel.version") + " │ camel-api"), bundles);
        assertTrue(bundles.matches("(?s).*Active │ 50 │ [0-9.]+[A-Z.-]* │ camel-azkeys.*"), bundles);
        assertFalse(bundles.contains("Failure"), bundles);
    }

    @Test
    void aTimerRouteGetsTheKeyThatIsInForce() throws Exception {
        String before = written("key-in-use.txt");
        arm.regenerate(HUB, "primaryKey");
        String after =
                await().atMost(PATIENCE).until(() -> written("key-in-use.txt"), written -> !written.equals(before));

        assertTrue(after.matches("[0-9a-f]{8} HostName=hub-1\\.azure-devices\\.net"), after);
        assertNotEquals(before, after);
    }

    @Test
    void aLiveCredentialFollowsItsKey() throws Exception {
        arm.regenerate(HUB, "primaryKey");
        String fingerprint = arm.keys("iothub", HUB + "/IotHubKeys/service").fingerprint("primaryKey");

        await().atMost(PATIENCE).until(() -> written("live-key-in-use.txt").equals(fingerprint));
    }

    @Test
    void aRouteThatIsRegisteredAsAServiceStartsWhenAKeyChanges() throws Exception {
        // the keys of the first poll are the initial state of the consumer
        int calls = arm.calls("iothub").size();
        await().atMost(PATIENCE).until(() -> arm.calls("iothub").size() > calls + 4);
        Path changes = work.resolve("keys/key-changes.txt");
        Files.deleteIfExists(changes);
        arm.regenerate(HUB, "secondaryKey");

        String change = await().atMost(PATIENCE).until(() -> read(changes), written -> !written.isEmpty());
        assertTrue(change.startsWith("[secondaryKey]: SharedAccessSignatureAuthorizationRule[keyName=service"), change);
        assertTrue(change.contains("secondaryKey=***"), change);
    }

    @Test
    void aBundleThatIsStoppedLeavesNoThread() throws Exception {
        assertFalse(threads().isEmpty());

        karaf.run("bundle:stop azkeys-example");
        await().atMost(PATIENCE).until(() -> threads(), List::isEmpty);
        int calls = arm.calls().size();
        karaf.run("bundle:stop camel-azkeys");
        String services = karaf.run("bundle:services camel-azkeys");

        assertFalse(services.contains("[org.apache.camel"), services);
        assertEquals(calls, arm.calls().size());

        karaf.run("bundle:start camel-azkeys");
        karaf.run("bundle:start azkeys-example");
        written("key-in-use.txt");
    }

    @Test
    void updatesDoNotAccumulateClassLoaders() throws Exception {
        for (int i = 0; i < 3; i++) {
            karaf.run("bundle:update camel-azkeys");
            karaf.run("bundle:refresh camel-azkeys");
            written("key-in-use.txt");
            karaf.run("bundle:update azkeys-example");
            written("key-in-use.txt");
        }

        // without calls, the threads that Azure's and Reactor's pools started for an older bundle end after a minute
        karaf.run("bundle:stop azkeys-example");
        await().atMost(PATIENCE.multipliedBy(2)).untilAsserted(() -> {
            karaf.jcmd("GC.run");
            // java.lang.runtime.ObjectMethods of JDK 17 keeps the class loader of the last record that it prepared
            assertTrue(loaded("io.github.azkeys.camel.AzkeysComponent") <= 2, "more than one old class loader");
            assertEquals(1, loaded("io.github.azkeys.examples.CamelInKaraf"));
        });
        karaf.run("bundle:start azkeys-example");
        written("key-in-use.txt");
    }

    /** Returns what a route writes from now on. */
    private static String written(String file) throws IOException {
        Path path = work.resolve("keys").resolve(file);
        Files.deleteIfExists(path);
        return await(file).atMost(PATIENCE).until(() -> read(path), written -> !written.isEmpty());
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Returns the names of the threads of a Camel context or of the component. */
    private static List<String> threads() throws Exception {
        return karaf.jcmd("Thread.print")
                .lines()
                .filter(line -> line.startsWith("\"Camel (") || line.startsWith("\"azkeys-"))
                .toList();
    }

    /** Returns how many class loaders have the class. */
    private static long loaded(String name) throws Exception {
        return karaf.jcmd("VM.class_hierarchy", name)
                .lines()
                .filter(line -> line.contains(name + "/"))
                .count();
    }

    private static String properties() throws Exception {
        Path trusted = work.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            arm.certificate().trustStore().store(out, PASSWORD.toCharArray());
        }
        String option = "camel.component.azkeys.";
        return String.join(
                "\n",
                "iot-hub-id = " + HUB,
                "period = 500",
                "folder = " + work.resolve("keys"),
                "camel.azkeys.keys.hub = iothub?resourceId={{iot-hub-id}}&keyName=service",
                "camel.azkeys.credentials.hubKey = supplier:hub#primaryKey",
                "camel.azkeys.refreshPeriod = 1s",
                option + "cacheTtl = 0",
                option + "cloud = AZURE_PUBLIC",
                option + "resourceManagerEndpoint = " + arm.endpoint(),
                option + "authorityHost = " + arm.authorityHost(),
                option + "tenantId = " + arm.tenantId(),
                option + "clientId = " + arm.clientId(),
                option + "clientSecret = " + arm.clientSecret(),
                option + "sslContextParameters.trustManagers.keyStore.resource = file:" + trusted,
                option + "sslContextParameters.trustManagers.keyStore.password = " + PASSWORD);
    }
}
