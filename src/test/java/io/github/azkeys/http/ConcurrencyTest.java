// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.internal.transport.TestServer;
import io.github.azkeys.support.SharedCertificate;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Uses one I/O thread, so that blocking it blocks all exchanges. */
@Timeout(20)
class ConcurrencyTest {

    private static final int CALLERS = 64;
    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final ApacheHttpClient client = new ApacheHttpClient(
            TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()), 1, SystemDefaultDnsResolver.INSTANCE);
    private TestServer server = TestServer.answering("hi");

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void manyCallersWaitForSlowBodies() throws Exception {
        server.close();
        CyclicBarrier allHaveAsked = new CyclicBarrier(CALLERS);
        server = TestServer.https(CERTIFICATE, connection -> {
            while (connection.readRequest() != null) {
                allHaveAsked.await(); // all requests are in flight
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 40000\r\n\r\n");
                for (int i = 0; i < 4; i++) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    connection.write(new byte[10_000]);
                }
            }
        });
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Callable<Integer> call = () -> {
                int length = 0;
                for (int round = 0; round < 2; round++) {
                    HttpResponse response = client.sendSync(get(), Context.NONE);
                    length += round == 0
                            ? response.getBodyAsBinaryData().toBytes().length
                            : response.getBodyAsInputStreamSync().readAllBytes().length;
                }
                return length;
            };
            List<Future<Integer>> lengths = callers.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(i -> call).toList());
            for (Future<Integer> length : lengths) {
                assertThat(length.get()).isEqualTo(80_000);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(server.accepted()).isEqualTo(CALLERS);
        assertThat(client.stats().getLeased()).isZero();
    }

    @Test
    void moreRequestsThanConnectionsWaitTheirTurn() {
        Long answers = Flux.range(0, 1000)
                .flatMap(i -> client.send(get()).flatMap(HttpResponse::getBodyAsString), 500)
                .filter("hi"::equals)
                .count()
                .block(Duration.ofSeconds(10));

        assertThat(answers).isEqualTo(1000);
        assertThat(server.accepted()).isLessThanOrEqualTo(TransportOptions.DEFAULT.maxConnections());
    }

    @Test
    void callbacksMayBlockOnFurtherRequests() {
        List<String> answers = Flux.range(0, CALLERS)
                .flatMap(
                        i -> client.send(get())
                                // a credential that gets a token for the next request does this
                                .map(response -> client.sendSync(get(), Context.NONE))
                                .flatMap(HttpResponse::getBodyAsString)
                                .map(text -> text
                                        + client.send(get())
                                                .flatMap(HttpResponse::getBodyAsString)
                                                .block()),
                        CALLERS)
                .collectList()
                .block(Duration.ofSeconds(10));

        assertThat(answers).hasSize(CALLERS).containsOnly("hihi");
    }

    @Test
    void bodiesMayBlockWhileTheyAreMade() {
        HttpRequest request = get().setHttpMethod(HttpMethod.POST)
                .setBody(Mono.fromCallable(() -> client.send(get())
                                .flatMap(HttpResponse::getBodyAsByteArray)
                                .block())
                        .map(ByteBuffer::wrap)
                        .flux());

        assertThat(client.send(request).flatMap(HttpResponse::getBodyAsString).block(Duration.ofSeconds(10)))
                .isEqualTo("hi");
    }

    @Test
    void sendSyncWorksOnThreadsWhereReactorForbidsToBlock() {
        int status = Mono.fromCallable(
                        () -> client.sendSync(get(), Context.NONE).getStatusCode())
                .subscribeOn(Schedulers.parallel())
                .block(Duration.ofSeconds(10));

        assertThat(status).isEqualTo(200);
    }

    @Test
    void callbacksNeverRunOnIoThreads() {
        List<String> threads = client.send(get())
                .map(response -> Thread.currentThread().getName() + response.getStatusCode())
                .concatWith(
                        client.send(get()).flatMapMany(HttpResponse::getBody).map(bytes -> Thread.currentThread()
                                .getName()))
                .concatWith(client.send(get())
                        .flatMap(HttpResponse::getBodyAsByteArray)
                        .map(bytes -> Thread.currentThread().getName()))
                .concatWith(client.send(new HttpRequest(HttpMethod.GET, "http://127.0.0.1:1/"))
                        .map(response -> "none")
                        .onErrorResume(e -> Mono.just(Thread.currentThread().getName())))
                .collectList()
                .block(Duration.ofSeconds(10));

        assertThat(threads).hasSize(4).allMatch(name -> name.startsWith("azkeys-http-callback-"));
    }

    private HttpRequest get() {
        return new HttpRequest(HttpMethod.GET, server.url("/"));
    }
}
