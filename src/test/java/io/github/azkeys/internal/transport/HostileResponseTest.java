// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Responses over TLS that are too large to be true, or malformed. */
@Timeout(20)
class HostileResponseTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private final TestClient client = open(TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()));

    private TestServer server;

    @AfterEach
    void close() {
        server.close();
        await().until(() -> client.stats().getLeased() == 0); // released after the failure is reported
        client.close();
    }

    TestClient open(TransportOptions options) {
        return TestClient.azure(options);
    }

    static Stream<Arguments> endless() {
        String limit = "The response exceeds the limit of 32768 bytes for a line or 200 headers";
        return Stream.of(
                Arguments.of("status line", "HTTP/1.1 200 ", "O".repeat(65536), limit),
                Arguments.of("header", OK + "X: ", "x".repeat(65536), limit),
                Arguments.of("folded header", OK + "X: a\r\n", " fold\r\n".repeat(9999), limit),
                Arguments.of("headers", OK, "X: y\r\n".repeat(9999), limit),
                Arguments.of("chunk extension", CHUNKED + "5;", "x".repeat(65536), limit),
                Arguments.of("trailer", CHUNKED + "0\r\nX:", "y".repeat(65536), limit),
                Arguments.of("trailers", CHUNKED + "0\r\n", "X: y\r\n".repeat(9999), limit),
                Arguments.of(
                        "status 100",
                        "",
                        "HTTP/1.1 100 Continue\r\n\r\n".repeat(999),
                        "The server sent more than 100 interim responses"),
                Arguments.of(
                        "status 103",
                        "",
                        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n".repeat(999),
                        "The server sent more than 100 interim responses"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endless")
    void refusesWhatNeverEndsAtALimit(String part, String start, String rest, String message) {
        serve(connection -> {
            connection.write(start);
            while (true) {
                connection.write(rest);
            }
        });

        assertThat(failure()).isInstanceOf(IOException.class).hasMessage(message);
    }

    @Test
    void refusesHeadersThatAreTooLargeInTotal() {
        serve(connection ->
                connection.write(OK + ("X: " + "y".repeat(30_000) + "\r\n").repeat(10) + "Content-Length: 0\r\n\r\n"));

        assertThat(failure())
                .isInstanceOf(IOException.class)
                .hasMessage("The response exceeds the limit of 262144 bytes for headers");
    }

    @Test
    void acceptsHeadersWithinTheLimits() {
        serve(connection -> connection.write("HTTP/1.1 102 Processing\r\n\r\n".repeat(100)
                + OK
                + "X-Many: y\r\n".repeat(190)
                + "X-Long: " + "z".repeat(32_000)
                + "\r\nContent-Length: 2\r\n\r\nhi"));

        HttpResponse response = get();
        assertThat(response.getHeaders().getValue(HttpHeaderName.fromString("X-Many")))
                .isEqualTo("y" + ",y".repeat(189));
        assertThat(response.getHeaders().getValue(HttpHeaderName.fromString("X-Long")))
                .hasSize(32_000);
        assertThat(response.getBodyAsString().block()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -2\r\n\r\nhi",
                "Content-Length: 9223372036854775808\r\n\r\nhi",
                "Content-Length: 2, 2\r\n\r\nhi",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi!",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n8000000000000000\r\nhi",
                "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n\r\nhi",
                "Transfer-Encoding: chunked\r\n\r\n0\r\nno colon\r\n\r\n",
                "no colon\r\nContent-Length: 2\r\n\r\nhi",
                ": no name\r\nContent-Length: 2\r\n\r\nhi"
            })
    void refusesMalformedResponsesImmediately(String rest) {
        serve(connection -> connection.write(OK + rest));

        assertThat(failure()).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void replacesControlCharactersOfHeaders() {
        serve(connection ->
                connection.write(OK + "x-ms-request-id: a\0b\u001b[31m\rc\u0085\r\nContent-Length: 2\r\n\r\nhi"));

        assertThat(get().getHeaders().getValue(HttpHeaderName.fromString("x-ms-request-id")))
                .isEqualTo("a b [31m c ");
    }

    @Test
    void aSecondResponseIsNeverTheResponseToTheNextRequest() {
        serve(connection -> connection.write(TestConnection.ok("one") + TestConnection.ok("two")));
        assertThat(get().getBodyAsString().block()).isEqualTo("one");

        // on a new connection, unless the request was already on the one that HttpClient closes
        assertThat(send().flatMap(HttpResponse::getBodyAsString)
                        .onErrorReturn(IOException.class, "failed")
                        .block())
                .isIn("one", "failed");
    }

    /** Runs after each request. */
    private void serve(TestServer.Script script) {
        server = TestServer.https(CERTIFICATE, connection -> {
            while (connection.readRequest() != null) {
                script.run(connection);
            }
        });
    }

    private HttpResponse get() {
        return send().block(Duration.ofSeconds(10));
    }

    private Throwable failure() {
        return ImpatientClientSupport.failure(send());
    }

    private Mono<HttpResponse> send() {
        return client.send(
                new HttpRequest(HttpMethod.GET, server.url("/")), new Context("azure-eagerly-read-response", true));
    }
}
