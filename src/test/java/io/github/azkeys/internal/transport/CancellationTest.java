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
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;

@Timeout(20)
class CancellationTest {

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

    @Test
    void cancellingARequestFreesItsConnection() {
        Semaphore ended = new Semaphore(0);
        server = TestServer.http(connection -> {
            connection.awaitEnd();
            ended.release();
        });
        for (int i = 1; i <= 3; i++) { // more than there are connections
            Disposable request = client.send(post()).subscribe();
            int expected = i;
            await().until(() -> server.accepted() == expected);
            request.dispose();
            await().until(() -> client.stats().getLeased() == 0);
        }
        await().until(() -> ended.availablePermits() == 3);
    }

    @Test
    void cancellingARequestOnAReusedConnectionFreesIt() {
        server = TestServer.https(CERTIFICATE, connection -> {
            connection.readRequest();
            connection.write(TestConnection.ok("hi"));
            connection.awaitEnd();
        });
        for (int i = 0; i < 3; i++) {
            client.sendSync(post(), Context.NONE).getBodyAsByteArray().block();
            Disposable request = client.send(post()).subscribe();
            assertThat(client.stats().getLeased()).isEqualTo(1);
            request.dispose();
            await().until(() -> client.stats().getLeased() == 0);
        }
    }

    @Test
    void cancellingAtAnyMomentFreesTheConnection() {
        server = TestServer.https(
                CERTIFICATE, connection -> connection.answerAll(TestConnection.ok("x".repeat(100_000))));
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            List<Disposable> requests = Stream.generate(() -> client.send(post())
                            .flatMapMany(HttpResponse::getBody)
                            .onErrorComplete()
                            .subscribe())
                    .limit(4)
                    .toList();
            for (Disposable request : requests) {
                LockSupport.parkNanos(random.nextInt(1_500_000));
                request.dispose();
            }
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> client.stats().getLeased() == 0);
        assertThat(client.sendSync(post(), Context.NONE).getBodyAsString().block())
                .hasSize(100_000);
    }

    @Test
    void cancellingARequestThatWaitsForAConnectionLeavesTheOthersAlone() {
        restart(OPTIONS.withIdleTimeout(Duration.ofMillis(200))); // the pool evicts as often
        server = TestServer.http(TestConnection::awaitEnd);
        client.send(post()).onErrorComplete().subscribe();
        client.send(post()).onErrorComplete().subscribe();
        await().until(() -> server.accepted() == 2);
        Disposable waiting = client.send(post()).subscribe();
        await().until(() -> client.stats().getPending() == 1);
        waiting.dispose();

        await().until(() -> client.stats().getPending() == 0);
        assertThat(client.stats().getLeased()).isEqualTo(2);
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
