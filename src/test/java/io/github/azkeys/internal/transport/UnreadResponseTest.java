// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.http.ApacheHttpClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses whose body is not read to its end. */
@Timeout(20)
class UnreadResponseTest {

    private static final LoopbackCertificate CERTIFICATE = LoopbackCertificate.create();
    private static final TransportOptions OPTIONS =
            TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()).withMaxConnections(2);

    private ApacheHttpClient client = new ApacheHttpClient(OPTIONS);
    private TestServer server;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"200 OK, true", "200 OK, false", "503 Service Unavailable, true", "503 Service Unavailable, false"})
    void givingUpABodyFreesItsConnection(String status, boolean byClosing) {
        Semaphore ended = new Semaphore(0);
        server = TestServer.https(CERTIFICATE, connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 " + status + "\r\nContent-Length: 1000000\r\n\r\nand so on");
            connection.awaitEnd();
            ended.release();
        });
        for (int i = 0; i < 3; i++) {
            HttpResponse response = client.send(post()).block();
            assertThat(client.stats().getLeased()).isEqualTo(1);
            if (byClosing) {
                response.close();
                response.close();
            } else {
                response.getBody().blockFirst();
            }
            await().until(() -> client.stats().getLeased() == 0);
        }
        await().until(() -> ended.availablePermits() == 3);
    }

    @Test
    void aResponseThatNobodyReadsFreesItsConnectionInTime() {
        restart(OPTIONS.withResponseTimeout(Duration.ofMillis(300)));
        server = TestServer.http(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
            connection.write(new byte[10_000_000]);
        });
        for (int i = 0; i < 4; i++) {
            assertThat(client.sendSync(post(), Context.NONE).getStatusCode()).isEqualTo(200);
        }
        await().until(() -> client.stats().getLeased() == 0);
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10));
    }

    private void restart(TransportOptions options) {
        client.close();
        client = new ApacheHttpClient(options);
    }

    private HttpRequest post() {
        return new HttpRequest(HttpMethod.POST, server.url("/"));
    }
}
