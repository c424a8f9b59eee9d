// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import io.github.azkeys.support.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Headers, API versions, errors and throttling of ARM. */
@Timeout(30)
class EmbeddedProtocolTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final TestClock clock = new TestClock();
    private EmbeddedArm arm;
    private RestClient client;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .clock(clock)
                .writes(3, 0.5)
                .start();
        client = new RestClient(arm);
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void everyAnswerHasTheHeadersOfArm() {
        HttpResponse<String> response = client.send(client.request(RestClient.BATCH_KEYS)
                .header("Authorization", "Bearer " + client.token())
                .header("x-ms-client-request-id", "mine")
                .header("x-ms-return-client-request-id", "true")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(RestClient.header(response, "Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(RestClient.header(response, "Cache-Control")).isEqualTo("no-cache");
        assertThat(RestClient.header(response, "x-ms-request-id")).hasSize(36);
        assertThat(RestClient.header(response, "x-ms-correlation-request-id")).hasSize(36);
        assertThat(RestClient.header(response, "x-ms-client-request-id")).isEqualTo("mine");
        assertThat(RestClient.header(response, "x-ms-ratelimit-remaining-subscription-writes"))
                .isEqualTo("2");
    }

    @Test
    void aClientRequestIdIsEchoedOnlyOnDemand() {
        HttpResponse<String> response =
                client.send(client.request(RestClient.BATCH_KEYS).header("x-ms-client-request-id", "mine"));
        assertThat(response.headers().map()).doesNotContainKey("x-ms-client-request-id");
    }

    @Test
    void aCallIsRecordedWithoutItsToken() {
        String token = client.token();
        client.send(client.request(RestClient.BATCH_KEYS)
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", "me/1")
                .POST(HttpRequest.BodyPublishers.noBody()));
        ArmCall call = arm.calls().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo(RestClient.BATCH + "/listKeys");
        assertThat(call.query()).isEqualTo("api-version=2024-07-01");
        assertThat(call.apiVersion()).isEqualTo("2024-07-01");
        assertThat(call.operation()).isEqualTo("batch");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.time()).isEqualTo(clock.instant());
        assertThat(call.chunked()).isFalse();
        assertThat(call.header("User-Agent")).contains("me/1");
        assertThat(call.header("Content-Length")).contains("0");
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.toString()).doesNotContain(token);
    }

    @Test
    void aChunkedBodyIsRecordedAsSuch() {
        client.send(client.request(RestClient.BATCH_KEYS)
                .header("Authorization", "Bearer " + client.token())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[2]))));
        assertThat(arm.calls().get(0).chunked()).isTrue();
        assertThat(arm.calls().get(0).status()).isEqualTo(200);
    }

    @Test
    void aPostWithoutALengthIsRefused() throws IOException {
        assertThat(raw("POST " + RestClient.BATCH_KEYS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ")
                .contains("Length Required");
    }

    @Test
    void theApiVersionIsRequired() {
        HttpResponse<String> response = client.post(RestClient.BATCH + "/listKeys");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RestClient.code(response)).isEqualTo("MissingApiVersionParameter");
    }

    @Test
    void anUnknownApiVersionIsRefusedUntilItIsAccepted() {
        String path = RestClient.BATCH + "/listKeys?api-version=2099-01-01";
        HttpResponse<String> response = client.post(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RestClient.code(response)).isEqualTo("NoRegisteredProviderFound");
        assertThat(RestClient.message(response))
                .contains("API version '2099-01-01' for type 'batchAccounts'", "2024-07-01");
        arm.acceptApiVersion("2099-01-01");
        assertThat(client.post(path).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownTypeAndAnUnknownNamespaceAreToldApart() {
        String type = "/subscriptions/subid/resourceGroups/g/providers/Microsoft.Batch/others/x/listKeys";
        assertThat(RestClient.code(client.post(type + "?api-version=2024-07-01")))
                .isEqualTo("InvalidResourceType");
        assertThat(RestClient.code(client.post(type.replace("Batch", "Nothing") + "?api-version=2024-07-01")))
                .isEqualTo("InvalidResourceNamespace");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        HttpResponse<String> response = client.get(RestClient.BATCH_KEYS);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(RestClient.header(response, "Allow")).isEqualTo("POST");
        assertThat(client.get(RestClient.BATCH_KEYS + "&$skiptoken=1").statusCode())
                .isEqualTo(405);
    }

    @Test
    void anEmptyBucketAnswers429UntilItFills() {
        String token = client.token();
        for (int i = 0; i < 3; i++) {
            assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> response = client.post(RestClient.BATCH_KEYS, token);
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(RestClient.code(response)).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(RestClient.header(response, "Retry-After")).isEqualTo("2");
        assertThat(RestClient.header(response, "x-ms-ratelimit-remaining-subscription-writes"))
                .isEqualTo("0");
        clock.advance(Duration.ofSeconds(2));
        assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(200);
        assertThat(client.post(RestClient.BATCH_KEYS, token).statusCode()).isEqualTo(429);
    }

    @Test
    void callersAtOnceGetNoMoreThanTheBucketHolds() {
        String token = client.token();
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.post(RestClient.BATCH_KEYS, token).statusCode()))
                .toList();
        assertThat(calls)
                .extracting(CompletableFuture::join)
                .filteredOn(status -> status == 200)
                .hasSize(3);
        assertThat(arm.calls("batch")).hasSize(20);
    }

    @Test
    void everySubscriptionHasABucketOfItsOwn() {
        String token = client.token();
        for (int i = 0; i < 4; i++) {
            client.post(RestClient.BATCH_KEYS, token);
        }
        assertThat(client.post(RestClient.HUB + "/IotHubKeys/iothubowner/listkeys?api-version=2018-04-01", token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tenantsAndSubscriptionsAnswerHealthChecks() {
        assertThat(RestClient.json(client.get("/tenants?api-version=2022-12-01"))
                        .at("/value/0/tenantId")
                        .textValue())
                .isEqualTo(arm.tenantId());
        assertThat(RestClient.json(client.get("/subscriptions/subid?api-version=2022-12-01"))
                        .get("state")
                        .textValue())
                .isEqualTo("Enabled");
        assertThat(RestClient.code(client.get("/subscriptions/nosub?api-version=2022-12-01")))
                .isEqualTo("SubscriptionNotFound");
        assertThat(RestClient.code(client.get("/tenants?api-version=2001-01-01")))
                .isEqualTo("InvalidApiVersionParameter");
    }

    @Test
    void onlyAFewHeadersAreKept() {
        client.post(RestClient.BATCH_KEYS);
        Map<String, String> headers = arm.calls().get(0).headers();
        assertThat(Set.of("host", "content-length", "user-agent")).containsAll(headers.keySet());
    }

    private String raw(String request) throws IOException {
        URI endpoint = URI.create(arm.endpoint());
        try (Socket socket =
                CERTIFICATE.clientContext().getSocketFactory().createSocket("127.0.0.1", endpoint.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
