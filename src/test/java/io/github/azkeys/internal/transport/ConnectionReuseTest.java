// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.SharedCertificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ConnectionReuseTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;
    private static final TransportOptions OPTIONS =
            TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()).withMaxConnections(2);

    private TestClient client = open(OPTIONS);
    private TestServer server;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    TestClient open(TransportOptions options) {
        return TestClient.azure(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"
            })
    void oneConnectionServesRequestsInARow(String response) {
        server = TestServer.https(CERTIFICATE, connection -> connection.answerAll(response));

        for (int i = 0; i < 20; i++) {
            client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();
            client.send(post()).flatMap(HttpResponse::getBodyAsByteArray).block();
        }
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aConnectionTheServerClosedWhileIdleFailsNoRequest() {
        Semaphore answered = new Semaphore(0);
        Semaphore close = new Semaphore(0);
        server = TestServer.https(CERTIFICATE, connection -> {
            connection.readRequest();
            connection.write(TestConnection.ok("one"));
            answered.release();
            close.acquire();
        });
        for (int i = 1; i <= 5; i++) {
            assertThat(client.sendSync(post(), Context.NONE).getBodyAsString().block())
                    .isEqualTo("one");
            close.release();
            // the client must have seen the end of the connection, which a test cannot observe
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            assertThat(server.accepted()).isEqualTo(i);
        }
    }

    @Test
    void aConnectionTheServerWillCloseIsNotReused() {
        server = TestServer.https(
                CERTIFICATE,
                connection ->
                        connection.answerAll("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi"));
        for (int i = 0; i < 3; i++) {
            client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();
        }
        assertThat(server.accepted()).isEqualTo(3);
    }

    @Test
    void anOldConnectionIsNotReused() {
        restart(OPTIONS.withConnectionTimeToLive(Duration.ofMillis(200)));
        server = TestServer.answering("hi");
        client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();
        await().pollDelay(Duration.ofMillis(250)).until(() -> true);
        client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();

        assertThat(server.accepted()).isEqualTo(2);
    }

    @Test
    void anIdleConnectionIsClosed() {
        restart(OPTIONS.withIdleTimeout(Duration.ofMillis(100)));
        CountDownLatch closed = new CountDownLatch(1);
        server = TestServer.http(connection -> {
            connection.readRequest();
            connection.write(TestConnection.ok("hi"));
            connection.awaitEnd();
            closed.countDown();
        });
        client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();

        await().atMost(Duration.ofSeconds(5)).until(() -> closed.getCount() == 0);
        await().atMost(Duration.ofSeconds(5)).until(() -> client.stats().getAvailable() == 0);
    }

    @Test
    void closingAResponseThatWasReadKeepsItsConnection() {
        server = TestServer.answering("hi");
        for (int i = 0; i < 3; i++) {
            HttpResponse response = client.sendSync(post(), Context.NONE);
            response.getBodyAsByteArray().block();
            response.close();
        }
        assertThat(server.accepted()).isEqualTo(1);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void restart(TransportOptions options) {
        client.close();
        client = open(options);
    }

    private HttpRequest post() {
        return new HttpRequest(HttpMethod.POST, server.url("/"));
    }
}
