// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

/** Threads that cannot start, as at the limit of threads of a container. */
class ThreadShortageTest {

    private static final String NO_THREAD = "unable to create native thread";

    @AfterEach
    void reset() {
        Schedulers.resetOnScheduleHook(NO_THREAD);
    }

    @Test
    void aConnectionThatHasNoThreadIsNotOpened() throws Exception {
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        try (ConnectionPool pool =
                new ConnectionPool(TransportOptions.DEFAULT, SystemDefaultDnsResolver.INSTANCE, task -> {
                    throw new OutOfMemoryError(NO_THREAD);
                })) {
            pool.connect(null, null, Timeout.ofSeconds(1), null, HttpClientContext.create(), new FutureCallback<>() {
                @Override
                public void completed(AsyncConnectionEndpoint endpoint) {
                    failure.complete(null);
                }

                @Override
                public void failed(Exception e) {
                    failure.complete(e);
                }

                @Override
                public void cancelled() {
                    failure.cancel(false);
                }
            });
        }

        assertThat(failure.getNow(null)).isInstanceOf(IOException.class).hasMessageContaining(NO_THREAD);
    }

    @Test
    void aResponseIsDeliveredOnTheThreadThatReceivedIt() {
        try (TestServer server = TestServer.http(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 204 No Content\r\n\r\n");
                });
                ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT)) {
            Schedulers.onScheduleHook(NO_THREAD, task -> {
                throw new OutOfMemoryError(NO_THREAD);
            });

            assertThat(client.send(new HttpRequest(HttpMethod.GET, server.url("/")))
                            .toFuture()
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join()
                            .getStatusCode())
                    .isEqualTo(204);
        }
    }
}
