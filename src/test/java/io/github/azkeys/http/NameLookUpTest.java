// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.transport.TestServer;
import io.github.azkeys.internal.transport.TransportThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/** A name server that does not respond, and one I/O thread, so that blocking it blocks all exchanges. */
@Timeout(20)
class NameLookUpTest {

    private static final int CONNECTIONS = TransportThreads.LOOK_UP_THREADS + 2;

    private final CountDownLatch nameServerAnswers = new CountDownLatch(1);
    private final Queue<Thread> lookingUp = new ConcurrentLinkedQueue<>();
    private final TestServer server = TestServer.answering("hi");
    private final ApacheHttpClient client = new ApacheHttpClient(
            TransportOptions.DEFAULT.withMaxConnections(CONNECTIONS).withAcquireTimeout(Duration.ofMillis(500)),
            1,
            new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    if (host.equals("silent.test")) {
                        lookingUp.add(Thread.currentThread());
                        try {
                            nameServerAnswers.await();
                        } catch (InterruptedException e) {
                            throw new UnknownHostException("interrupted");
                        }
                    }
                    return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            });

    @AfterEach
    void close() {
        nameServerAnswers.countDown();
        client.close();
        server.close();
    }

    @Test
    void aNameServerThatIsSilentHoldsUpNeitherTheCallerNorOtherRequests() {
        // does not return if it blocks the caller
        CompletableFuture<HttpResponse> silent = client.send(get("silent.test")).toFuture();

        await().until(() -> lookingUp.size() == 1);
        assertThat(text("127.0.0.1")).isEqualTo("hi");
        assertThatThrownBy(silent::join)
                .hasCauseInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("No connection within 500 ms");
    }

    @Test
    void aNameServerThatIsSilentHoldsUpNoThreadOfReactorsTimers() throws Exception {
        CompletableFuture<Long> afterwards = new CompletableFuture<>();
        Schedulers.parallel().schedule(() -> {
            client.send(get("silent.test")).onErrorComplete().subscribe();
            afterwards.complete(nameServerAnswers.getCount());
        });

        assertThat(afterwards.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void requestsThatWereCancelledHoldAFewThreadsAndGiveTheirConnectionsBack() {
        List<Disposable> requests = Stream.generate(
                        () -> client.send(get("silent.test")).subscribe())
                .limit(CONNECTIONS)
                .toList();
        await().until(() -> lookingUp.size() == TransportThreads.LOOK_UP_THREADS);
        requests.forEach(Disposable::dispose);
        assertThatThrownBy(() -> client.sendSync(get("silent.test"), Context.NONE))
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(lookingUp).hasSize(TransportThreads.LOOK_UP_THREADS);

        nameServerAnswers.countDown();

        await().until(() -> client.stats().getLeased() == 0);
        assertThat(text("silent.test")).isEqualTo("hi");
    }

    @Test
    void closingDoesNotWaitForTheNameServer() throws Exception {
        CompletableFuture<HttpResponse> silent = client.send(get("silent.test")).toFuture();
        await().until(() -> lookingUp.size() == 1);

        client.close();

        assertThatThrownBy(() -> silent.get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("The HTTP client is closed");
        nameServerAnswers.countDown();
        await().until(() -> lookingUp.stream().noneMatch(Thread::isAlive));
        assertThat(server.accepted()).isZero();
    }

    private String text(String host) {
        return client.sendSync(get(host), Context.NONE).getBodyAsString().block();
    }

    private HttpRequest get(String host) {
        return new HttpRequest(HttpMethod.GET, "http://" + host + ":" + server.port() + "/");
    }
}
