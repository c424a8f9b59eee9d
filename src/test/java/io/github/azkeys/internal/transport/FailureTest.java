// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FailureTest extends ImpatientClientSupport {

    @Test
    void failsWhenTheServerResetsBeforeItAnswers() {
        assertThat(failure(serve(connection -> {
                    connection.readRequest();
                    connection.reset();
                })))
                .isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenTheServerClosesInTheHeaders() {
        assertThat(failure(serve(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Le");
                })))
                .isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenTheServerDoesNotSpeakHttp() {
        assertThat(failure(serve(connection -> {
                    connection.readRequest();
                    connection.write("SSH-2.0-OpenSSH_9\r\n\r\n");
                })))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1000\r\n\r\nonly this",
                "Transfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n",
                "Transfer-Encoding: chunked\r\n\r\nA\r\n01234",
                "Transfer-Encoding: chunked\r\n\r\nnot a size\r\n"
            })
    void failsWhenTheServerCutsTheBody(String rest) {
        TestServer.Script cut = connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\n" + rest);
        };
        assertThat(bodyFailure(serve(cut))).isInstanceOf(IOException.class);
        assertThat(failure(client.send(serve(cut), new Context("azure-eagerly-read-response", true))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void handsOverWhatArrivedBeforeTheCut() {
        HttpRequest request = serve(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
        });
        List<String> parts = new ArrayList<>();
        Throwable error = failure(client.send(request)
                .flatMapMany(HttpResponse::getBody)
                .doOnNext(bytes -> parts.add(UTF_8.decode(bytes).toString()))
                .then());

        assertThat(error).isInstanceOf(IOException.class);
        assertThat(String.join("", parts)).isEqualTo("only this");
    }

    @Test
    void failsWhenTheServerResetsWithinTheBody() {
        assertThat(bodyFailure(serve(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
                    connection.reset();
                })))
                .isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertThat(failure(get("http://127.0.0.1:" + port))).isInstanceOf(ConnectException.class);
    }

    @Test
    void failsWhenTheNameIsUnknown() {
        assertThat(failure(get("http://no-such-host.invalid/"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void failsWhenTheBodyOfTheRequestHasNotTheLengthItDeclares(int length) {
        HttpRequest request = serve(TestConnection::awaitEnd)
                .setHttpMethod(HttpMethod.PUT)
                .setHeader(HttpHeaderName.CONTENT_LENGTH, String.valueOf(length))
                .setBody(Flux.just(ByteBuffer.wrap("abc".getBytes(UTF_8))));

        assertThat(failure(request)).isInstanceOf(IOException.class).hasMessageContaining("Content-Length " + length);
    }

    @Test
    void failsWhenTheBodyOfTheRequestFails() {
        HttpRequest request = serve(TestConnection::awaitEnd)
                .setHttpMethod(HttpMethod.PUT)
                .setBody(Flux.concat(
                        Mono.just(ByteBuffer.wrap("abc".getBytes(UTF_8))),
                        Mono.error(new IllegalStateException("disk full"))));

        assertThat(failure(request))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full")
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void theBodyIsTakenBackWhenTheServerResets() {
        HttpRequest request = serve(connection -> {
            connection.readHead();
            connection.reset();
        });
        Mono<Void> cancelled = Mono.create(sink -> {
            request.setHttpMethod(HttpMethod.PUT)
                    .setBody(Flux.<ByteBuffer>never().doOnCancel(sink::success));
            client.send(request).onErrorComplete().subscribe();
        });
        cancelled.block(SOON);
    }

    @Test
    void sendSyncWrapsTheSameFailures() {
        HttpRequest request = serve(TestConnection::awaitEnd);
        assertThatThrownBy(() -> client.sendSync(request, Context.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void thePoolOutlivesMoreFailuresThanItHasConnections() {
        Stream<TestServer.Script> scripts = Stream.of(
                connection -> {},
                TestConnection::reset,
                TestConnection::awaitEnd,
                connection -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"));
        scripts.forEach(script -> {
            HttpRequest request = serve(script);
            for (int i = 0; i < 3; i++) {
                assertThat(bodyFailure(request)).isInstanceOf(IOException.class);
            }
        });
        for (int i = 0; i < 3; i++) {
            failure(get("https://127.0.0.1:1/"));
        }

        assertThat(client.stats().getLeased()).isZero();
        assertThat(client.send(serve(connection -> connection.answerAll(TestConnection.ok("well"))))
                        .flatMap(HttpResponse::getBodyAsString)
                        .block(SOON))
                .isEqualTo("well");
    }
}
