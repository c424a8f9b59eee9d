// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.TransportOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests of the direct transport fail. */
@Timeout(20)
class DirectFailureTest {

    private static final int LIMIT = 4 * 1024 * 1024;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String NO_RESPONSE = "no whole response within 250 ms (responseTimeout)";

    private final List<AutoCloseable> resources = new ArrayList<>();
    private DirectTransport transport;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
    }

    @Test
    void failsWhenTheHeadersNeverCome() {
        open(250);
        assertThat(failure(serve(TestConnection::awaitEnd)))
                .isInstanceOf(TimeoutException.class)
                .hasMessage(NO_RESPONSE);
        await().until(() -> transport.stats().getLeased() == 0);
    }

    @Test
    void anErrorWithoutAnEndFreesItsConnection() {
        open(250);
        String server = serve(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\nand so on");
            connection.awaitEnd();
        });
        for (int i = 0; i < 3; i++) { // more than there are connections
            assertThat(failure(server)).isInstanceOf(TimeoutException.class).hasMessage(NO_RESPONSE);
        }
        await().until(() -> transport.stats().getLeased() == 0);
    }

    @Test
    void failsWhenTheBodyNeverEndsAlthoughBytesKeepComing() {
        open(250);
        CountDownLatch ended = new CountDownLatch(1);
        String server = serve(connection -> {
            connection.readRequest();
            connection.write(CHUNKED);
            try {
                while (true) {
                    connection.write("1\r\nx\r\n");
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (IOException e) {
                ended.countDown();
            }
        });

        assertThat(failure(server)).isInstanceOf(TimeoutException.class).hasMessage(NO_RESPONSE);
        await().until(() -> ended.getCount() == 0);
    }

    @Test
    void theTimeoutOfTheResponseIncludesTheWaitForAConnection() {
        open(250);
        String server = serve(TestConnection::awaitEnd);
        List<CompletableFuture<TransportResponse>> more =
                Stream.generate(() -> send(server)).limit(5).toList();

        assertThat(more).allSatisfy(response -> assertThatThrownBy(response::join)
                .hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining(NO_RESPONSE));
        await().until(() ->
                transport.stats().getLeased() == 0 && transport.stats().getPending() == 0);
    }

    @Test
    void failsWhenNoConnectionBecomesFree() {
        open(15_000);
        String server = serve(TestConnection::awaitEnd);
        send(server);
        send(server);

        assertThat(failure(server))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("No connection within 500 ms");
        assertThat(transport.stats().getLeased()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void refusesABodyAboveTheLimit(int tooMuch) {
        open(15_000);
        String server = serve(connection -> {
            connection.readRequest();
            connection.write(CHUNKED + Integer.toHexString(LIMIT + tooMuch) + "\r\n");
            connection.write(new byte[LIMIT + tooMuch]);
            connection.write("\r\n0\r\n\r\n");
        });
        if (tooMuch == 0) {
            assertThat(send(server).join().body()).hasSize(LIMIT);
        } else {
            assertThat(failure(server))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("larger than the limit of 4194304 bytes")
                    .satisfies(e -> assertThat(((InvalidResponseException) e).getStatus())
                            .isEqualTo(200));
        }
        await().until(() -> transport.stats().getLeased() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SSH-2.0-OpenSSH_9\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n01234",
            })
    void failsWhenTheServerClosesBeforeTheEnd(String response) {
        open(15_000);
        for (int i = 0; i < 3; i++) { // more than there are connections
            assertThat(failure(serve(connection -> {
                        connection.readRequest();
                        connection.write(response);
                    })))
                    .isInstanceOf(IOException.class);
        }
        assertThat(transport.stats().getLeased()).isZero();
    }

    @Test
    void failsWhenTheServerDoesNotListen() {
        open(15_000);
        assertThat(failure("http://127.0.0.1:1")).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingFailsRunningRequests() {
        open(15_000);
        String server = serve(TestConnection::awaitEnd);
        List<CompletableFuture<TransportResponse>> running =
                Stream.generate(() -> send(server)).limit(3).toList();
        await().until(() -> transport.stats().getPending() == 1);

        transport.close();
        transport.close();

        assertThat(running).allSatisfy(response -> assertThatThrownBy(response::join)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("The HTTP client is closed"));
        assertThat(failure(server)).isInstanceOf(IOException.class).hasMessage("The HTTP client is closed");
    }

    private void open(int responseTimeout) {
        transport = new DirectTransport(TransportOptions.DEFAULT
                .withAcquireTimeout(Duration.ofMillis(500))
                .withResponseTimeout(Duration.ofMillis(responseTimeout))
                .withMaxConnections(2));
        resources.add(transport);
    }

    private String serve(TestServer.Script script) {
        TestServer server = TestServer.http(script);
        resources.add(server);
        return server.url("");
    }

    private CompletableFuture<TransportResponse> send(String origin) {
        return transport.send(new TransportRequest("GET", origin, "/", Map.of(), null));
    }

    private Throwable failure(String origin) {
        return catchThrowable(() -> send(origin).get(10, TimeUnit.SECONDS)).getCause();
    }
}
