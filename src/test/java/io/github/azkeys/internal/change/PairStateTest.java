// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azkeys.internal.address.AddressResolver;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.StatedNames;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.MapsAccountKeys;
import io.github.azkeys.support.NamesByOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The histories of rotation pairs in a file. */
@Tag("camel")
class PairStateTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private final Operation maps = new OperationIndex().get("maps");
    private final KeyChanges changes = new KeyChanges(100);

    @TempDir
    Path folder;

    private FileStateRepository states;

    @BeforeEach
    void startStates() {
        states =
                FileStateRepository.fileStateRepository(folder.resolve("states").toFile());
        states.start();
    }

    /** FileStateRepository refuses names with {@code =}. */
    @Test
    void aNameCanHaveAnEqualsSign() throws Exception {
        newest(changes, "acct", 0, "a", "b");
        newest(changes, "a=ct", 0, "a", "b");

        assertThat(Files.readAllLines(folder.resolve("states")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("/Microsoft.Maps/accounts/acct/listKeys#pair="),
                        line -> assertThat(line).contains("/Microsoft.Maps/accounts/a%3Dct/listKeys#pair="));
    }

    @Test
    void aHistoryFromBeforeTheClockWasSetBackGoesOn() {
        newest(changes, "acct", 86_400, "a", "b");
        KeyChanges restarted = new KeyChanges(100);

        assertThat(newest(restarted, "acct", 0, "a", "b")).isEqualTo("primary");
        assertThat(newest(restarted, "acct", 60, "a", "c")).isEqualTo("primary");
        assertThat(newest(restarted, "acct", 600, "a", "c")).isEqualTo("secondary");
        assertThat(newest(restarted, "acct", 660, "d", "c")).isEqualTo("secondary");
        assertThat(newest(new KeyChanges(100), "acct", 719, "d", "c")).isEqualTo("secondary");
        assertThat(newest(new KeyChanges(100), "acct", 720, "d", "c")).isEqualTo("primary");
    }

    /** The cache may return a response for longer than a call can take. */
    @Test
    void anOldResponseIsNotASetBackClock() {
        newest(changes, "acct", 0, "a", "b");
        changes.accept(response("acct", 7_200, "a", "c"));
        changes.accept(response("acct", 7_260, "a", "c"));

        KeyResponse old = response("acct", 0, "a", "b");
        assertThat(changes.newestStable(maps.pair(), old, SETTLING, states)).isEqualTo("primary");
        assertThat(newest(changes, "acct", 7_261, "d", "c")).isEqualTo("secondary");
    }

    /** Returns the name of the key that is used after a response. */
    private String newest(KeyChanges process, String account, long second, String primary, String secondary) {
        KeyResponse response = response(account, second, primary, secondary);
        process.accept(response);
        return process.newestStable(maps.pair(), response, SETTLING, states);
    }

    private KeyResponse response(String account, long second, String primary, String secondary) {
        Map<String, String> names = Map.of("subscriptionId", "s", "resourceGroup", "g", "resourceName", account);
        KeyRequest request = new KeyRequest(
                new AddressResolver(maps, new NamesByOption(names)).resolve(StatedNames.NONE), "2023-06-01");
        MapsAccountKeys keys = new MapsAccountKeys(null, primary, null, secondary, null, Map.of());
        return new KeyResponse(
                request, keys, new ObjectMapper().valueToTree(keys), Map.of(), "id", START.plusSeconds(second));
    }
}
