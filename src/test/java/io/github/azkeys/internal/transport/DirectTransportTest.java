// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the direct transport sends and delivers. Subclasses of other tests check that it behaves as the client of azure-core. */
@Timeout(20)
class DirectTransportTest {

    private static final LoopbackCertificate CERTIFICATE = LoopbackCertificate.create();

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final DirectTransport transport = new DirectTransport(
            TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()).withMaxConnections(2));
    private TestServer server;

    @AfterEach
    void close() {
        transport.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sendsNothingThatWasNotAskedFor() throws Exception {
        serve(TestConnection.ok("done"));

        send("POST", "/subscriptions/x%20y?api-version=1&a=%2F", Map.of("User-Agent", "azkeys/1"), null);

        assertThat(requests.take().split("\r\n"))
                .containsExactlyInAnyOrder(
                        "POST /subscriptions/x%20y?api-version=1&a=%2F HTTP/1.1",
                        "Host: 127.0.0.1:" + server.port(),
                        "User-Agent: azkeys/1",
                        "Content-Length: 0",
                        "Connection: keep-alive");
    }

    @Test
    void sendsABodyWithItsLength() throws Exception {
        serve(TestConnection.ok("done"));

        send("POST", "/", Map.of("Content-Type", "application/json"), "{\"a\":1}".getBytes(UTF_8));

        assertThat(requests.take())
                .containsOnlyOnce("Content-Type: application/json\r\n")
                .containsOnlyOnce("Content-Length: 7\r\n")
                .endsWith("\r\n\r\n{\"a\":1}");
    }

    @Test
    void lineEndsInAHeaderDoNotMakeAnotherHeader() throws Exception {
        serve(TestConnection.ok("done"));

        send("GET", "/", Map.of("X-Name", "a\r\nX-Evil: b"), null);

        assertThat(requests.take()).doesNotContain("\r\nX-Evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "/a b?sig=secret", "/a\r\nX-Evil: secret", "/\u00fcsecret", "/a\u007fsecret"})
    void refusesATargetThatHttpCannotCarry(String target) {
        serve(TestConnection.ok("done"));

        assertThatThrownBy(() -> send("GET", target, Map.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesAnOtherProtocol() {
        assertThatThrownBy(() -> transport.send(request("GET", "ftp://127.0.0.1", "/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ftp");
    }

    @Test
    void looksUpHeadersByNameInAnyCase() {
        serve("HTTP/1.1 202 Accepted\r\nX-mixed-CASE:  as is \r\nx-many: one\r\nX-Many: two, three\r\nX-Empty:\r\n"
                + "Content-Length: 0\r\n\r\n");

        TransportResponse response = send("GET", "/", Map.of(), null);

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.header("x-mixed-case")).isEqualTo("as is");
        assertThat(response.header("X-MANY")).isEqualTo("one,two, three");
        assertThat(response.header("X-Empty")).isEmpty();
        assertThat(response.header("X-None")).isNull();
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 16_384, 16_385, 1_000_000})
    void deliversTheWholeBodyWithOrWithoutALength(int length) {
        String text = "0123456789".repeat(length / 10 + 1).substring(0, length);
        serve(TestConnection.ok(text));
        assertThat(send("GET", "/", Map.of(), null).body()).isEqualTo(text.getBytes(UTF_8));
        server.close();

        String end = length == 0 ? "0\r\n\r\n" : Integer.toHexString(length) + "\r\n" + text + "\r\n0\r\n\r\n";
        serve("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + end);
        assertThat(send("GET", "/", Map.of(), null).body()).isEqualTo(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void statusesWithoutBodyHaveAnEmptyOne(String status) {
        serve("HTTP/1.1 " + status + "\r\nETag: \"1\"\r\n\r\n");

        assertThat(send("GET", "/", Map.of(), null).body()).isEmpty();
    }

    @Test
    void theNextRequestCanUseTheConnectionWhenTheResponseIsDelivered() {
        serve(TestConnection.ok("done"));

        List<Object> seen = transport
                .send(request("GET", server.url(""), "/"))
                .thenApply(response -> List.<Object>of(
                        transport.stats().getLeased(), Thread.currentThread().getName()))
                .join();

        assertThat(seen.get(0)).isEqualTo(0);
        assertThat(seen.get(1).toString()).startsWith("azkeys-http-io-");
    }

    @Test
    void secretsAreNeitherLoggedNorShown() {
        serve(TestConnection.ok("key-secret"));
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        Logger logger = (Logger) LoggerFactory.getLogger("org.apache.hc");
        Level before = logger.getLevel();
        logger.setLevel(Level.TRACE);
        logger.addAppender(events);
        try {
            TransportRequest request = new TransportRequest(
                    "POST",
                    server.url(""),
                    "/",
                    Map.of("Authorization", "Bearer token-secret", "x-ms-client-request-id", "shown"),
                    "body-secret".getBytes(UTF_8));
            assertThat(transport.send(request).join().toString() + request).doesNotContain("secret");
        } finally {
            logger.detachAppender(events);
            logger.setLevel(before);
        }
        assertThat(events.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains("secret"))
                .anyMatch(message -> message.contains("Authorization: ***"))
                .anyMatch(message -> message.contains("x-ms-client-request-id: shown"));
    }

    @Test
    void threadsStartWithTheFirstRequest() {
        assertThat(transport.stats().getMax()).isEqualTo(2);
        List<Thread> ofOthers = ioThreads();
        try (DirectTransport unused = new DirectTransport(TransportOptions.DEFAULT)) {
            assertThat(unused.stats().getLeased()).isZero();
            assertThat(ofOthers).containsAll(ioThreads());
        }
    }

    @Test
    void requestsOfAzureCoreUseTheSameConnections() {
        serve(TestConnection.ok("done"));
        send("GET", "/", Map.of(), null);

        String text = transport
                .httpClient()
                .send(new com.azure.core.http.HttpRequest(com.azure.core.http.HttpMethod.GET, server.url("/")))
                .flatMap(com.azure.core.http.HttpResponse::getBodyAsString)
                .block();

        assertThat(text).isEqualTo("done");
        assertThat(server.accepted()).isEqualTo(1);
    }

    private static List<Thread> ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("azkeys-http-io-"))
                .toList();
    }

    private void serve(String response) {
        server = TestServer.https(CERTIFICATE, connection -> {
            for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
                requests.add(request);
                connection.write(response);
            }
        });
    }

    private TransportResponse send(String method, String target, Map<String, String> headers, byte[] body) {
        CompletableFuture<TransportResponse> response =
                transport.send(new TransportRequest(method, server.url(""), target, headers, body));
        return response.join();
    }

    private static TransportRequest request(String method, String origin, String target) {
        return new TransportRequest(method, origin, target, Map.of(), null);
    }
}
