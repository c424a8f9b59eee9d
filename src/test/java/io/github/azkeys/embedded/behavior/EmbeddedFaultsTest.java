// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.embedded.TokenRequest;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Faults, delays and closed connections. */
@Timeout(30)
class EmbeddedFaultsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private EmbeddedArm arm;
    private RestClient client;
    private String token;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder().certificate(CERTIFICATE).start();
        client = new RestClient(arm);
        token = client.token();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    private HttpResponse<String> post() {
        return client.post(RestClient.BATCH_KEYS, token);
    }

    @Test
    void aFaultCanHappenToAnyNumberOfCalls() {
        arm.fail(Fault.status(503).times(Integer.MAX_VALUE));

        assertThat(post().statusCode()).isEqualTo(503);
        assertThat(post().statusCode()).isEqualTo(503);
    }

    @Test
    void faultsComeInTurnAsOftenAsTheySay() {
        arm.fail(Fault.error(503, "ServerBusy", "Later")
                .header("Retry-After", "7")
                .times(2));
        arm.fail(Fault.throttled(9));
        HttpResponse<String> first = post();
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(RestClient.code(first)).isEqualTo("ServerBusy");
        assertThat(RestClient.header(first, "Retry-After")).isEqualTo("7");
        assertThat(RestClient.header(first, "x-ms-request-id")).hasSize(36);
        assertThat(post().statusCode()).isEqualTo(503);
        HttpResponse<String> third = post();
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(RestClient.header(third, "Retry-After")).isEqualTo("9");
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(arm.calls("batch")).extracting(ArmCall::status).containsExactly(503, 503, 429, 200);
    }

    @Test
    void bodiesAreSentAsTheyAre() {
        arm.fail(Fault.status(502).html("<h1>Bad gateway</h1>"));
        arm.fail(Fault.status(500).text("no"));
        arm.fail(Fault.empty());
        arm.fail(Fault.wrongJson());
        arm.fail(Fault.invalidJson());
        HttpResponse<String> html = post();
        assertThat(html.statusCode()).isEqualTo(502);
        assertThat(RestClient.header(html, "Content-Type")).startsWith("text/html");
        assertThat(html.body()).isEqualTo("<h1>Bad gateway</h1>");
        assertThat(post().body()).isEqualTo("no");
        HttpResponse<String> empty = post();
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(RestClient.json(post()).isArray()).isTrue();
        HttpResponse<String> invalid = post();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> RestClient.json(invalid));
    }

    @Test
    void aRedirectNamesItsTarget() {
        arm.fail(Fault.redirect(URI.create("https://example.org/x")));
        HttpResponse<String> response = post();
        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(RestClient.header(response, "Location")).isEqualTo("https://example.org/x");
    }

    @Test
    void aDelayedAnswerIsTheNormalOne() {
        arm.fail(Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anErrorCanBeLateToo() {
        arm.fail(Fault.status(500).after(Duration.ofMillis(200)));
        long start = System.nanoTime();
        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aResetEndsTheConnectionWithoutAGoodbye() throws IOException {
        arm.fail(Fault.reset());
        try (Socket socket = CERTIFICATE
                .clientContext()
                .getSocketFactory()
                .createSocket("127.0.0.1", URI.create(arm.endpoint()).getPort())) {
            socket.getOutputStream()
                    .write(("GET /tenants?api-version=2022-12-01 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(arm.calls()).extracting(ArmCall::status).containsExactly(0);
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void aTruncatedBodyPromisesMoreThanArrives() {
        arm.fail(Fault.truncated());
        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class).hasStackTraceContaining("EOF");
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void silenceLastsAsLongAsTheClientIsPatient() {
        arm.fail(Fault.silence());
        HttpRequest.Builder request = client.request(RestClient.BATCH_KEYS)
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMillis(300))
                .POST(HttpRequest.BodyPublishers.noBody());
        assertThatThrownBy(() -> client.send(request)).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(arm.calls("batch")).extracting(ArmCall::status).containsExactly(0, 200);
    }

    @Test
    void tokensFailOnTheirOwn() {
        arm.failTokens(Fault.status(503).json("{}"));
        assertThat(post().statusCode()).isEqualTo(200);
        HttpResponse<String> response = client.requestToken(arm.tenantId(), Map.of());
        assertThat(response.statusCode()).isEqualTo(503);
        arm.failTokens(Fault.status(500));
        assertThat(client.send(client.request(arm.identityEndpoint())).statusCode())
                .isEqualTo(500);
        assertThat(arm.tokenRequests()).extracting(TokenRequest::status).containsExactly(200, 503, 500);
    }

    @Test
    void faultsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.reset().times(0));
        assertThatIllegalStateException().isThrownBy(() -> Fault.reset().header("a", "b"));
    }

    @Test
    void closingDoesNotWaitForCallsThatHang() {
        arm.fail(Fault.silence());
        arm.fail(Fault.delay(Duration.ofMinutes(1)));
        CompletableFuture<?> silent = CompletableFuture.runAsync(this::post);
        CompletableFuture<?> late = CompletableFuture.runAsync(this::post);
        await().atMost(Duration.ofSeconds(5)).until(() -> arm.calls("batch").size() == 2);
        int port = URI.create(arm.endpoint()).getPort();
        int identityPort = URI.create(arm.identityEndpoint()).getPort();

        arm.close();
        arm.close();

        // if close() waited, the late call would get its response, and the silent one would block it
        assertThatThrownBy(silent::join).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(late::join).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Socket("127.0.0.1", identityPort)).isInstanceOf(IOException.class);
        await().untilAsserted(() -> assertThat(threads(port, identityPort)).isEmpty());
    }

    @Test
    void threadsAreDaemonsWithNames() {
        Set<Thread> threads = threads(
                URI.create(arm.endpoint()).getPort(),
                URI.create(arm.identityEndpoint()).getPort());
        assertThat(threads).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isDaemon);
    }

    @Test
    void aClientWithoutTlsHandshakeDoesNotBlockOthers() throws IOException {
        try (Socket silent = new Socket("127.0.0.1", URI.create(arm.endpoint()).getPort())) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(new RestClient(arm).post(RestClient.BATCH_KEYS, token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void connectionsAreCountedAndKeptAlive() {
        post();
        post();
        assertThat(arm.connections()).isEqualTo(1);
        new RestClient(arm).post(RestClient.BATCH_KEYS, token);
        assertThat(arm.connections()).isEqualTo(2);
    }

    private static Set<Thread> threads(int... ports) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> Arrays.stream(ports)
                        .anyMatch(port -> thread.getName().startsWith("embedded-arm-" + port + "-")))
                .collect(Collectors.toSet());
    }
}
