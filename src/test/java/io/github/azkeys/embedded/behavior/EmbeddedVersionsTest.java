// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service responds as the API version of the request, also where an earlier version differs. */
@Timeout(30)
class EmbeddedVersionsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final EmbeddedArm ARM =
            EmbeddedArm.builder().certificate(CERTIFICATE).start();
    private static final RestClient CLIENT = new RestClient(ARM);
    private static final String ACCOUNT =
            "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Storage/storageAccounts/acc1";
    private static final String OLD = "?api-version=2015-06-15";
    private static final String NEW = "?api-version=2023-01-01";
    private static final String HUB = "/subscriptions/s1/resourceGroups/g1/providers/Contoso.Sensors/hubs/hub1";

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        ARM.close();
    }

    @Test
    void anEarlierBodyHasTheCurrentKeys() {
        ARM.add("storage", ACCOUNT);

        JsonNode earlier = RestClient.json(CLIENT.post(ACCOUNT + "/listKeys" + OLD));
        JsonNode newer = RestClient.json(CLIENT.post(ACCOUNT + "/listKeys" + NEW));

        assertThat(earlier.fieldNames()).toIterable().containsExactly("key1", "key2");
        assertThat(earlier.get("key1")).isEqualTo(newer.at("/keys/0/value"));
        assertThat(earlier.get("key2")).isEqualTo(newer.at("/keys/1/value"));
    }

    @Test
    void aRegeneratedKeyHasTheSameBody() {
        ARM.add("storage", ACCOUNT);
        JsonNode before = RestClient.json(CLIENT.post(ACCOUNT + "/listKeys" + OLD));

        JsonNode after = RestClient.json(post(CLIENT, ACCOUNT + "/regenerateKey" + OLD, "{\"keyName\": \"key2\"}"));

        assertThat(after.fieldNames()).toIterable().containsExactly("key1", "key2");
        assertThat(after.get("key1")).isEqualTo(before.get("key1"));
        assertThat(after.get("key2")).isNotEqualTo(before.get("key2"));
        assertThat((Object) RestClient.json(CLIENT.post(ACCOUNT + "/listKeys" + OLD)))
                .isEqualTo(after);
    }

    @Test
    void aRegenerationNeedsTheRequestOfTheVersion() {
        String queue = "/subscriptions/s1/resourceGroups/g1/providers/Microsoft.ServiceBus/namespaces/orders1/queues/q"
                + "/authorizationRules/send";
        ARM.add("servicebus-queue", queue);
        String regenerate = queue + "/regenerateKeys?api-version=2015-08-01";

        assertThat(post(CLIENT, regenerate, "{\"keyType\": \"PrimaryKey\"}").statusCode())
                .isEqualTo(400);
        assertThat(post(CLIENT, regenerate, "{\"policykey\": \"PrimaryKey\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theRequestAndTheBodyOfAnOwnOperationAreThoseOfTheVersion() throws IOException {
        Path file = folder.resolve("contoso-gauge.json");
        Files.writeString(file, """
                {"name": "contoso-gauge", "apiVersion": "2025-05-01", "apiVersions": ["2024-01-01", "2025-05-01"],
                 "path": "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Contoso.Sensors\
                /hubs/{hubName}/listToken",
                 "parameters": {"hubName": {"description": "The hub."}},
                 "request": {"until": "{expiry}"}, "issued": true, "body": {"fields": {"token": {}}},
                 "before": {"2025-01-01": {"request": {"end": "{expiry}"}, "body": {"fields": {"sas": {}}}}}}
                """);
        try (EmbeddedArm arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .operationFile(file)
                .start()) {
            RestClient client = new RestClient(arm);
            arm.add("contoso-gauge", HUB);
            String earlier = HUB + "/listToken?api-version=2024-01-01";
            String newer = HUB + "/listToken?api-version=2025-05-01";
            String end = "{\"end\": \"2100-01-01T00:00:00Z\"}";

            JsonNode first = RestClient.json(post(client, earlier, end));

            assertThat(first.fieldNames()).toIterable().containsExactly("sas");
            assertThat(arm.secrets()).contains(first.get("sas").textValue());
            assertThat((Object) RestClient.json(post(client, earlier, end))).isNotEqualTo(first);
            assertThat(post(client, newer, end).statusCode()).isEqualTo(400);
        }
    }

    private static HttpResponse<String> post(RestClient client, String path, String body) {
        return client.send(client.request(path)
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
