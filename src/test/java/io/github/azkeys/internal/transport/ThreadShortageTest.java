// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
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
    void aConnectionThatHasNoThreadIsNotOpened() {
        assertThat(connect(task -> {
                    throw new OutOfMemoryError(NO_THREAD);
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(NO_THREAD);
    }

    /** Returns the failure of a connect on these threads. */
    private static Exception connect(Executor threads) {
        CompletableFuture<Exception> failure = new CompletableFuture<>();
        try (ConnectionPool pool =
                new ConnectionPool(TransportOptions.DEFAULT, SystemDefaultDnsResolver.INSTANCE, threads)) {
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
        return failure.getNow(null);
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

            assertThat(status(client, new HttpRequest(HttpMethod.GET, server.url("/"))))
                    .isEqualTo(204);
        }
    }

    @Test
    void theClientGoesOnAfterARequestBodyThatHadNoThread() {
        try (TestServer server = TestServer.http(connection -> {
                    while (connection.readRequest() != null) {
                        connection.write("HTTP/1.1 204 No Content\r\n\r\n");
                    }
                });
                ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT)) {
            Schedulers.onScheduleHook(NO_THREAD, task -> {
                throw new OutOfMemoryError(NO_THREAD);
            });
            HttpRequest post = new HttpRequest(HttpMethod.POST, server.url("/")).setBody(BinaryData.fromString("body"));

            assertThatThrownBy(() -> status(client, post)).hasRootCauseMessage(NO_THREAD);

            Schedulers.resetOnScheduleHook(NO_THREAD);
            for (int i = 0; i < 3; i++) { // on each I/O thread
                assertThat(status(client, new HttpRequest(HttpMethod.GET, server.url("/"))))
                        .isEqualTo(204);
            }
        }
    }

    private static int status(HttpClient client, HttpRequest request) {
        return client.send(request)
                .toFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .getStatusCode();
    }

    @Test
    void aBodyWhoseSubscriberHasNoThreadEndsItsExchangeOnly() {
        ResponseBody body = new ResponseBody();
        body.flux(() -> {})
                .publishOn(Schedulers.fromExecutor(task -> {
                    throw new OutOfMemoryError(NO_THREAD);
                }))
                .subscribe();

        assertThatThrownBy(() -> body.add(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
    }

    /** As of a class that the resolver of a service provider lacks. */
    @Test
    void anErrorOfALookUpReleasesTheConnection() {
        AtomicBoolean broken = new AtomicBoolean(true);
        DnsResolver names = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                if (broken.get()) {
                    throw new NoClassDefFoundError("com/example/Absent");
                }
                return InetAddress.getAllByName(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        try (TestServer server = TestServer.http(connection -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 204 No Content\r\n\r\n");
                });
                HttpEngine engine = new HttpEngine(TransportOptions.DEFAULT.withMaxConnections(1), 1, names)) {
            EngineHttpClient client = new EngineHttpClient(engine);
            HttpRequest request = new HttpRequest(HttpMethod.GET, server.url("/"));
            assertThatThrownBy(() -> status(client, request)).hasRootCauseMessage("com/example/Absent");

            broken.set(false);

            assertThat(status(client, request)).isEqualTo(204);
        }
    }
}
