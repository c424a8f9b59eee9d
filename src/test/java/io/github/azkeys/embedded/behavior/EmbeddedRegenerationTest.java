// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that regenerate a key. */
@Timeout(60)
class EmbeddedRegenerationTest {

    private static final String REGENERATE = RestClient.BATCH + "/regenerateKeys?api-version=2024-07-01";
    private static final String PERMISSION = "Microsoft.Batch/batchAccounts/regeneratekeys/action";

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final EmbeddedArm arm =
            EmbeddedArm.builder().certificate(CERTIFICATE).writes(3, 0.001).start();
    private final RestClient client = new RestClient(arm);

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void theKeyIsNewForAllThatListIt() {
        HttpResponse<String> response = post(REGENERATE, "{\"keyName\": \"Secondary\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(RestClient.json(response).get("primary").textValue()).isEqualTo("AAAA==");
        String secondary = RestClient.json(response).get("secondary").textValue();
        assertThat(secondary).isNotEqualTo("BBBB==");
        assertThat((Object) RestClient.json(client.post(RestClient.BATCH_KEYS))).isEqualTo(RestClient.json(response));
        assertThat(arm.secrets()).contains(secondary);
        assertThat(arm.calls("batch?action=regenerate")).hasSize(1);
        assertThat(arm.calls("batch")).hasSize(1);
    }

    @Test
    void aKeyOfAnItemInAListIsAnsweredWithTheObjectThatHoldsIt() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/space"
                + "/endpoints/end";
        arm.add("ml-endpoint", id);

        HttpResponse<String> response =
                post(id + "/regenerateKey?api-version=2026-05-15-preview", "{\"keyName\": \"Key1\"}");

        assertThat(RestClient.json(response).fieldNames()).toIterable().containsExactly("key1", "key2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"keyName\": \"Tertiary\"}", "{\"keyName\":"})
    void aBodyThatNamesNoKeyIsRefused(String body) {
        HttpResponse<String> response = post(REGENERATE, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(client.post(RestClient.BATCH_KEYS))
                        .get("secondary")
                        .textValue())
                .isEqualTo("BBBB==");
    }

    @Test
    void aPermissionCanBeTakenByItself() {
        arm.deny(RestClient.BATCH, PERMISSION);

        HttpResponse<String> response = post(REGENERATE, "{\"keyName\": \"Secondary\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(RestClient.message(response)).contains(PERMISSION);
        assertThat(client.post(RestClient.BATCH_KEYS).statusCode()).isEqualTo(200);
        arm.allow(RestClient.BATCH);
        assertThat(post(REGENERATE, "{\"keyName\": \"Secondary\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void itIsAPost() {
        assertThat(client.get(REGENERATE).statusCode()).isEqualTo(405);
    }

    @Test
    void aReadOnlyLockForbidsIt() {
        arm.lock(RestClient.BATCH);

        assertThat(post(REGENERATE, "{\"keyName\": \"Secondary\"}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void itIsThrottledWithTheOtherWrites() {
        client.post(RestClient.BATCH_KEYS);
        client.post(RestClient.BATCH_KEYS);

        assertThat(post(REGENERATE, "{\"keyName\": \"Secondary\"}").statusCode())
                .isEqualTo(200);
        assertThat(post(REGENERATE, "{\"keyName\": \"Secondary\"}").statusCode())
                .isEqualTo(429);
    }

    @Test
    void anOperationThatSharesTheActionNeedsNoOtherOne() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.DocumentDB/databaseAccounts/mine";
        arm.add("cosmosdb-readonly", id);
        KeySet before = arm.keys("cosmosdb-readonly", id);
        arm.longRunning("cosmosdb-readonly?action=regenerate", LongRunning.atOnce());

        HttpResponse<String> response =
                post(id + "/regenerateKey?api-version=2026-03-15", "{\"keyKind\": \"primaryReadonly\"}");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(arm.calls("cosmosdb-readonly?action=regenerate")).hasSize(1);
        KeySet after = arm.keys("cosmosdb-readonly", id);
        assertThat(after.key("primaryReadonlyMasterKey")).isNotEqualTo(before.key("primaryReadonlyMasterKey"));
        assertThat(after.key("secondaryReadonlyMasterKey")).isEqualTo(before.key("secondaryReadonlyMasterKey"));
    }

    private HttpResponse<String> post(String path, String body) {
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
