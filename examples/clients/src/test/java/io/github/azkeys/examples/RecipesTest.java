// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each recipe loses no message while keys are renewed. The recipes run at the same time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class RecipesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So that a new key is used after one to two seconds. */
    private static final Map<String, String> QUICK = Map.of(
            "camel.azkeys.refreshPeriod", "1s",
            "camel.component.azkeys.cacheTtl", "1s",
            "camel.component.azkeys.settlingTime", "0s");

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream console = System.out;

    @BeforeAll
    void listen() {
        System.setOut(new PrintStream(printed, true));
    }

    @AfterAll
    void noSecretIsPrinted() {
        System.setOut(console);
        console.print(printed);
        String all = printed.toString();
        assertFalse(secrets.isEmpty());
        secrets.forEach(secret -> assertFalse(all.contains(secret), "a secret was printed"));
    }

    @ParameterizedTest
    @MethodSource("fromMaven")
    void losesNoMessage(Client client, String way) throws Exception {
        try (Run run = new Run(client, way, QUICK)) {
            assertLosesNoMessage(run, client == Client.IOT_HUB && way.equals("placeholder"));
            assertTrue(run.usesNewKey());
        }
    }

    @ParameterizedTest
    @MethodSource("redis")
    @Tag("redis-server")
    void losesNoMessageWithRedisServer(Client client, String way) throws Exception {
        try (Run run = new Run(client, way, QUICK)) {
            assertLosesNoMessage(run);
        }
    }

    @ParameterizedTest
    @MethodSource("storage")
    @Tag("azurite")
    @ResourceLock("the addresses in AzuriteHttpClientProvider")
    void losesNoMessageWithAzurite(Client client, String way) throws Exception {
        try (Run run = new Run(client, way, QUICK)) {
            assertLosesNoMessage(run);
        }
    }

    private void assertLosesNoMessage(Run run) throws Exception {
        assertLosesNoMessage(run, false);
    }

    /**
     * @param replacesConnection whether the server ends the old connection when the new one begins, so that messages which
     *     are sent at this moment are sent again
     */
    private void assertLosesNoMessage(Run run, boolean replacesConnection) throws Exception {
        run.start();
        run.sendEvery(Duration.ofMillis(25));
        run.awaitConfirmed(20, PATIENCE);

        // polite: the key that is not in use
        run.renew(false);
        run.awaitConfirmed(150, PATIENCE);
        if (!replacesConnection) {
            assertEquals(0, run.refused(), "failed attempts");
        }

        // abrupt: both keys
        run.renew(true);
        run.renew(false);
        run.awaitConfirmed(250, PATIENCE);
        Result result = run.finish(PATIENCE);

        secrets.addAll(run.secrets());
        assertTrue(result.sent() >= 420, result.toString());
        assertEquals(0, result.lost(), result.toString());
    }

    static Stream<Arguments> fromMaven() throws IOException {
        return recipes(Client.OPENAI, Client.EVENT_HUBS, Client.SERVICE_BUS, Client.IOT_HUB);
    }

    static Stream<Arguments> redis() throws IOException {
        return recipes(Client.REDIS);
    }

    static Stream<Arguments> storage() throws IOException {
        return recipes(Client.STORAGE_BLOB, Client.STORAGE_QUEUE);
    }

    /** Returns each recipe of the clients. */
    private static Stream<Arguments> recipes(Client... clients) throws IOException {
        Stream.Builder<Arguments> recipes = Stream.builder();
        for (Client client : clients) {
            for (String way : client.ways()) {
                recipes.add(Arguments.of(client, way));
            }
        }
        return recipes.build();
    }
}
