// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.transport.TestConnection;
import io.github.azkeys.internal.transport.TestServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Timeout(20)
class BackpressureTest {

    private static final int CHUNK = 64 * 1024;
    private static final int LARGE = 256 * CHUNK; // more than both sockets buffer

    private final ApacheHttpClient client =
            new ApacheHttpClient(TransportOptions.DEFAULT, 1, SystemDefaultDnsResolver.INSTANCE);
    private TestServer server;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aSlowReaderHoldsTheServerBack() {
        AtomicLong written = new AtomicLong();
        server = TestServer.http(connection -> {
            connection.readRequest();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
            for (int i = 0; i < LARGE / CHUNK; i++) {
                connection.write(new byte[CHUNK]);
                written.addAndGet(CHUNK);
            }
        });
        HttpResponse response = client.sendSync(get(), Context.NONE);
        Reader reader = new Reader();
        response.getBody().subscribe(reader);
        reader.request(1);

        long held = awaitStill(written);
        assertThat(held).isLessThan(LARGE);
        assertThat(reader.received.get()).isLessThanOrEqualTo(CHUNK);

        reader.request(Long.MAX_VALUE);
        reader.done.join();
        assertThat(reader.received.get()).isEqualTo(LARGE);
    }

    @Test
    void aSlowServerHoldsTheRequestBodyBack() {
        CountDownLatch go = new CountDownLatch(1);
        server = TestServer.http(connection -> {
            connection.readHead();
            go.await();
            connection.read(LARGE);
            connection.write(TestConnection.ok("got it"));
        });
        AtomicLong produced = new AtomicLong();
        Flux<ByteBuffer> body = Flux.range(0, LARGE / CHUNK).map(i -> {
            produced.addAndGet(CHUNK);
            return ByteBuffer.allocate(CHUNK);
        });
        HttpRequest request = get().setHttpMethod(HttpMethod.PUT).setBody(body);
        request.getHeaders().set(HttpHeaderName.CONTENT_LENGTH, String.valueOf(LARGE));
        CompletableFuture<String> answer =
                client.send(request).flatMap(HttpResponse::getBodyAsString).toFuture();

        assertThat(awaitStill(produced)).isLessThan(LARGE);
        go.countDown();
        assertThat(answer.join()).isEqualTo("got it");
        assertThat(produced.get()).isEqualTo(LARGE);
    }

    @Test
    void aBodyIsSentWhileItIsStillBeingMade() {
        server = TestServer.http(connection -> {
            connection.readHead();
            // the size and the bytes of the first chunk, before the second is created
            assertThat(connection.read(8)).isEqualTo("3\r\none\r\n");
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            connection.write("3\r\ntwo\r\n");
            assertThat(connection.read(13)).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
            connection.write("0\r\n\r\n");
        });
        CompletableFuture<ByteBuffer> second = new CompletableFuture<>();
        HttpRequest request = get().setHttpMethod(HttpMethod.POST)
                .setBody(Flux.concat(Flux.just(UTF_8.encode("one")), Mono.fromFuture(second)));
        AtomicInteger parts = new AtomicInteger();
        String answer = client.send(request)
                .flatMapMany(HttpResponse::getBody)
                .map(bytes -> UTF_8.decode(bytes).toString())
                .doOnNext(text -> {
                    parts.incrementAndGet();
                    second.complete(UTF_8.encode(text));
                })
                .reduce(String::concat)
                .block();

        assertThat(answer).isEqualTo("two");
        assertThat(parts).hasValue(1);
    }

    private HttpRequest get() {
        return new HttpRequest(HttpMethod.GET, server.url("/"));
    }

    /** Returns the value once it is stable. */
    private static long awaitStill(AtomicLong value) {
        AtomicLong last = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(250)).until(() -> last.getAndSet(value.get()) == value.get());
        return value.get();
    }

    private static final class Reader extends BaseSubscriber<ByteBuffer> {

        private final AtomicLong received = new AtomicLong();
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // the test requests
        }

        @Override
        protected void hookOnNext(ByteBuffer bytes) {
            received.addAndGet(bytes.remaining());
        }

        @Override
        protected void hookOnComplete() {
            done.complete(null);
        }

        @Override
        protected void hookOnError(Throwable error) {
            done.completeExceptionally(error);
        }
    }
}
