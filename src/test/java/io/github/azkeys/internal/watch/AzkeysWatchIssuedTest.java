// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.Fault;
import io.github.azkeys.keys.ConnectedClusterCredentialResults;
import io.github.azkeys.keys.KeySet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A consumer of keys that ARM makes for each call. */
class AzkeysWatchIssuedTest extends WatchSelectedTestSupport {

    private static final String CLUSTER =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/edge";
    private static final String OPTIONS = "request.clientProxy=true&emit=START_AND_CHANGES";

    @TempDir
    Path folder;

    @BeforeEach
    void addCluster() {
        arm.add("connectedk8s-user", CLUSTER);
    }

    @Test
    void otherKeysAreNotARotation() throws Exception {
        watch("connectedk8s-user", CLUSTER, OPTIONS); // without a cache, so that each poll makes new ones
        awaitPolls(5);

        assertThat(exchanges).hasSize(1);
    }

    @Test
    void theyAreMadeAgainWhenHalfOfTheirValidityIsOver() throws Exception {
        long expiry = Instant.now().plusSeconds(6).getEpochSecond();
        arm.fail(Fault.field("hybridConnectionConfig", "{\"token\": \"short\", \"expirationTime\": " + expiry + "}"));
        configuration().setCacheTtl(Duration.ofMinutes(1));
        watch("connectedk8s-user", CLUSTER, OPTIONS);
        await().until(() -> exchanges.size() == 1);
        assertThat(arm.calls()).hasSize(1);

        await().until(() -> exchanges.size() == 2);

        assertThat(Instant.now()).isBefore(Instant.ofEpochSecond(expiry - 1));
        assertThat(token(0)).isEqualTo("short");
        assertThat(token(1)).isNotEqualTo("short");
        assertThat(changed(1)).isEmpty();
        assertThat(arm.calls()).hasSize(2);
    }

    @Test
    void theOtherOnesAreDeliveredAfterAnExchangeFailed() throws Exception {
        configuration().setCacheTtl(Duration.ofMinutes(1));
        failing.set(true);
        watch("connectedk8s-user", CLUSTER, OPTIONS);
        await().until(() -> failures.get() >= 2);
        failing.set(false);

        await().until(() -> exchanges.size() == 1);
        assertThat(arm.calls()).hasSize(1);
    }

    /** FileStateRepository refuses names with {@code =}. */
    @Test
    void aFileKeepsWhatWasSeen() throws Exception {
        Path file = folder.resolve("states");
        context.getRegistry().bind("states", FileStateRepository.fileStateRepository(file.toFile()));
        watch("connectedk8s-user", CLUSTER, OPTIONS + "&stateRepository=#states");
        awaitPolls(3);

        assertThat(exchanges).hasSize(1);
        assertThat(Files.readAllLines(file)).hasSize(1).first().asString().contains("clientProxy:true=");
    }

    private String token(int exchange) {
        KeySet keys = exchanges.get(exchange).getMessage().getBody(KeySet.class);
        return ((ConnectedClusterCredentialResults) keys)
                .hybridConnectionConfig()
                .token();
    }
}
