// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static io.github.azkeys.support.RestClient.header;
import static io.github.azkeys.support.RestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LongRunning;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.RestClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long-running actions as a client of ARM sees them. */
@Tag("camel")
class EmbeddedLongRunningTest {

    private static final String ACTION = "batch?action=regenerate";
    private static final String REGENERATE = RestClient.BATCH + "/regenerateKeys?api-version=2024-07-01";

    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(AzkeysTestSupport.CERTIFICATE)
                .writes(3, 1)
                .start();
        client = new RestClient(arm);
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void aStatusAndThenAResult() {
        arm.longRunning(ACTION, LongRunning.status().polls(2).retryAfter(Duration.ofSeconds(7)));

        HttpResponse<String> accepted = regenerate();

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(header(accepted, "Retry-After")).isEqualTo("7");
        String status = header(accepted, "Azure-AsyncOperation");
        String result = header(accepted, "Location");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> poll = client.get(status);
            assertThat(poll.statusCode()).isEqualTo(200);
            assertThat(header(poll, "Retry-After")).isEqualTo("7");
            assertThat(json(poll).get("status").textValue()).isEqualTo("InProgress");
            assertThat(client.get(result).statusCode()).isEqualTo(202);
            assertThat(primary()).isEqualTo("AAAA==");
        }
        assertThat(json(client.get(status)).get("status").textValue()).isEqualTo("Succeeded");
        assertThat(primary()).isNotEqualTo("AAAA==");
        assertThat(json(client.get(result)).get("primary").textValue()).isEqualTo(primary());
        // the key does not change again
        assertThat(json(client.get(status)).get("status").textValue()).isEqualTo("Succeeded");
        assertThat(json(client.get(result)).get("primary").textValue()).isEqualTo(primary());
    }

    @Test
    void onlyAResult() {
        arm.longRunning(ACTION, LongRunning.result());

        HttpResponse<String> accepted = regenerate();

        assertThat(header(accepted, "Azure-AsyncOperation")).isNull();
        HttpResponse<String> poll = client.get(header(accepted, "Location"));
        assertThat(poll.statusCode()).isEqualTo(202);
        HttpResponse<String> last = client.get(header(poll, "Location"));
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(json(last).get("primary").textValue()).isEqualTo(primary());
    }

    @Test
    void theResultInTheStatus() {
        arm.longRunning(ACTION, LongRunning.status().polls(0).resultInStatus());

        HttpResponse<String> accepted = regenerate();

        assertThat(header(accepted, "Location")).isNull();
        assertThat(json(client.get(header(accepted, "Azure-AsyncOperation")))
                        .path("properties")
                        .path("primary")
                        .textValue())
                .isEqualTo(primary());
    }

    @Test
    void aFailureChangesNothing() {
        arm.longRunning(ACTION, LongRunning.status().polls(0).failed("Conflict", "Being updated."));
        HttpResponse<String> failed = client.get(header(regenerate(), "Azure-AsyncOperation"));
        arm.longRunning(ACTION, LongRunning.status().polls(0).canceled());
        HttpResponse<String> canceled = client.get(header(regenerate(), "Azure-AsyncOperation"));
        arm.longRunning(ACTION, LongRunning.result().polls(0).failed("Conflict", "Being updated."));
        HttpResponse<String> result = client.get(header(regenerate(), "Location"));

        assertThat(json(failed).get("status").textValue()).isEqualTo("Failed");
        assertThat(RestClient.code(failed)).isEqualTo("Conflict");
        assertThat(RestClient.message(failed)).isEqualTo("Being updated.");
        assertThat(json(canceled).get("status").textValue()).isEqualTo("Canceled");
        assertThat(result.statusCode()).isEqualTo(409);
        assertThat(RestClient.code(result)).isEqualTo("Conflict");
        assertThat(primary()).isEqualTo("AAAA==");
    }

    @Test
    void linksAreSignedAndNeedATokenAndAreReads() {
        arm.longRunning(ACTION, LongRunning.status());
        String link = header(regenerate(), "Azure-AsyncOperation");

        assertThat(client.get(link.replaceAll("&s=.*", "")).statusCode()).isEqualTo(404);
        assertThat(client.get(link.replaceAll("[0-9a-f-]{36}\\?", "a?")).statusCode())
                .isEqualTo(404);
        assertThat(client.send(client.request(link)).statusCode()).isEqualTo(401);
        assertThat(client.post(link).statusCode()).isEqualTo(405);
        for (int i = 0; i < 5; i++) {
            assertThat(client.get(link).statusCode()).isEqualTo(200); // of three writes at most
        }
        assertThat(arm.secrets()).contains(link.replaceAll(".*&s=", ""));
        assertThat(arm.calls(ACTION)).hasSize(1);
    }

    @Test
    void asInAzure() {
        String redis =
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Cache/redisEnterprise/cluster/databases/default";
        arm.add("redisenterprise-database", redis);
        String path = redis + "/regenerateKey?api-version=2025-07-01";

        HttpResponse<String> accepted = post(path, "{\"keyType\": \"Primary\"}");
        arm.longRunning("redisenterprise-database?action=regenerate", LongRunning.atOnce());
        HttpResponse<String> atOnce = post(path, "{\"keyType\": \"Primary\"}");

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(header(accepted, "Azure-AsyncOperation"))
                .startsWith(arm.endpoint() + "/subscriptions/s/providers/Microsoft.Cache/locations/");
        assertThat(atOnce.statusCode()).isEqualTo(200);
        assertThat(json(atOnce).get("primaryKey").textValue())
                .isEqualTo(arm.keys("redisenterprise-database", redis).key("primaryKey"));
    }

    private String primary() {
        return arm.keys("batch", RestClient.BATCH).key("primary");
    }

    private HttpResponse<String> regenerate() {
        return post(REGENERATE, "{\"keyName\": \"Primary\"}");
    }

    private HttpResponse<String> post(String path, String body) {
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
