// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a test changes does not reach the next test. */
@Timeout(30)
class EmbeddedResetTest {

    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/mine";
    private static final String KEYS = ACCOUNT + "/listKeys?api-version=2024-07-01";

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(SharedCertificate.LOOPBACK)
                .writes(3, 0.001)
                .start()
                .add("batch", ACCOUNT);
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    enum Change {
        FAULT(arm -> arm.fail(Fault.status(503))),
        LASTING_FAULT(arm -> arm.fail(Fault.status(503).always())),
        TOKEN_FAULT(arm -> arm.failTokens(Fault.status(503).always())),
        LOCK(arm -> arm.lock("/subscriptions/s")),
        DENIAL(arm -> arm.deny(ACCOUNT)),
        DISABLED_KEYS(arm -> arm.disableKeys(ACCOUNT)),
        REMOVAL(arm -> arm.remove(ACCOUNT)),
        LONG_RUNNING(arm -> arm.longRunning("batch", LongRunning.status()));

        private final Consumer<EmbeddedArm> change;

        Change(Consumer<EmbeddedArm> change) {
            this.change = change;
        }
    }

    @ParameterizedTest
    @EnumSource
    void undoesAChange(Change change) {
        String token = client.token();
        change.change.accept(arm);
        int changed = change == Change.TOKEN_FAULT
                ? client.requestToken().statusCode()
                : client.post(KEYS, token).statusCode();
        arm.reset();

        assertThat(changed).isNotEqualTo(200);
        assertThat(client.post(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsTheTokensThatWereRevoked() {
        String token = client.token();
        arm.requireClaims("{}");
        int revoked = client.post(KEYS, token).statusCode();
        arm.reset();

        assertThat(revoked).isEqualTo(401);
        assertThat(client.post(KEYS, token).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTheVersionsThatWereAccepted() {
        String key = ACCOUNT + "/listKeys?api-version=2030-01-01";
        arm.acceptApiVersion("2030-01-01");
        int accepted = client.post(key).statusCode();
        arm.reset();

        assertThat(accepted).isEqualTo(200);
        assertThat(client.post(key).statusCode()).isEqualTo(400);
    }

    @Test
    void fillsTheTokenBuckets() {
        for (int i = 0; i < 3; i++) {
            client.post(KEYS);
        }
        HttpResponse<String> throttled = client.post(KEYS);
        arm.reset();

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(client.post(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void countsFromNothing() {
        client.post(KEYS);
        arm.reset();

        assertThat(arm.calls()).isEmpty();
        assertThat(arm.tokenRequests()).isEmpty();
        assertThat(arm.tokensIssued()).isZero();

        client.post(KEYS);

        assertThat(arm.calls("batch")).hasSize(1);
        assertThat(arm.tokensIssued()).isEqualTo(1);
    }

    @Test
    void keepsTheKeys() {
        arm.regenerate(ACCOUNT);
        var keys = arm.keys("batch", ACCOUNT);
        arm.reset();

        assertThat(arm.keys("batch", ACCOUNT)).isEqualTo(keys);
    }

    @Test
    void rotatesTheSecondaryKeyFirst() {
        arm.rotate(ACCOUNT).reset();
        String primary = arm.keys("batch", ACCOUNT).key("primary");
        String secondary = arm.keys("batch", ACCOUNT).key("secondary");
        arm.rotate(ACCOUNT);

        assertThat(arm.keys("batch", ACCOUNT).key("primary")).isEqualTo(primary);
        assertThat(arm.keys("batch", ACCOUNT).key("secondary")).isNotEqualTo(secondary);
    }

    @Test
    void aLastingFaultHappensAfterTheOthersUntilItIsCleared() {
        arm.fail(Fault.status(503).always()).fail(Fault.status(502));

        assertThat(client.post(KEYS).statusCode()).isEqualTo(502);
        assertThat(client.post(KEYS).statusCode()).isEqualTo(503);
        assertThat(client.post(KEYS).statusCode()).isEqualTo(503);
        arm.clearFaults();
        assertThat(client.post(KEYS).statusCode()).isEqualTo(200);
        assertThat(Fault.reset().always()).hasToString("Fault[RESET after PT0S, always]");
    }

    @Test
    void disabledKeysCanBeEnabled() {
        arm.disableKeys(ACCOUNT).enableKeys(ACCOUNT);

        assertThat(client.post(KEYS).statusCode()).isEqualTo(200);
    }
}
