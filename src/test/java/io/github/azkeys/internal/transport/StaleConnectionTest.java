// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.TransportOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests on connections of the pool that the server closes at the same time, without saying so before. */
@Timeout(60)
class StaleConnectionTest {

    private final DirectTransport transport = new DirectTransport(TransportOptions.DEFAULT);
    private final AtomicInteger received = new AtomicInteger();
    private TestServer server;

    @AfterEach
    void close() {
        transport.close();
        server.close();
    }

    @Test
    void aRequestThatWasNotSentIsSentOnAnotherConnection() {
        server = TestServer.http(connection -> {
            connection.readRequest();
            received.incrementAndGet();
            connection.write(TestConnection.ok("done"));
        });
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            try {
                transport.send(post()).join();
            } catch (CompletionException e) {
                failures.add(e.getCause());
            }
        }

        assertThat(failures).doesNotHaveAnyElementsOfTypes(RequestNotExecutedException.class);
        // a request that the server may have received is not repeated
        assertThat(received).hasValue(150 - failures.size());
    }

    @Test
    void aServerThatClosesEachConnectionIsNotTriedForever() {
        server = TestServer.http(connection -> connection.write(""));

        assertThat(transport.send(post()))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
        assertThat(server.accepted()).isBetween(1, 4);
    }

    private TransportRequest post() {
        return new TransportRequest("POST", server.url(""), "/", Map.of(), null);
    }
}
