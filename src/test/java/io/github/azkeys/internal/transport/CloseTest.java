// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Exceptions;

@Timeout(20)
class CloseTest {

    private final CountDownLatch ended = new CountDownLatch(3);
    private final TestServer server = TestServer.http(connection -> {
        String request = connection.readRequest();
        if (request.startsWith("GET /cut ")) {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this");
        } else if (request.startsWith("GET /ok ")) {
            connection.write(TestConnection.ok("fine"));
        }
        connection.awaitEnd();
        ended.countDown();
    });
    private final Set<Thread> threadsBefore = threads();
    private final ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT.withMaxConnections(3));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void closingEndsRequestsConnectionsAndThreads() {
        assertThat(client.sendSync(get("/ok"), Context.NONE).getBodyAsString().block())
                .isEqualTo("fine");
        CompletableFuture<HttpResponse> silent = client.send(get("/silent")).toFuture();
        HttpResponse cut = client.send(get("/cut")).block();
        CompletableFuture<List<ByteBuffer>> body = cut.getBody().collectList().toFuture();
        CompletableFuture<HttpResponse> other = client.send(get("/silent")).toFuture();
        CompletableFuture<HttpResponse> waiting = client.send(get("/silent")).toFuture();
        await().until(() -> client.stats().getPending() == 1);
        Set<Thread> threads = threads();
        threads.removeAll(threadsBefore);
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);

        client.close();
        client.close();

        for (CompletableFuture<?> pending : List.of(silent, other, waiting, body)) {
            assertThatThrownBy(() -> pending.orTimeout(5, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageContaining("closed");
        }
        await().until(() -> ended.getCount() == 0);
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void sendingAfterCloseFails() {
        client.close();

        assertThat(Exceptions.unwrap(
                        catchThrowable(() -> client.send(get("/ok")).block(Duration.ofSeconds(5)))))
                .isInstanceOf(IOException.class)
                .hasMessage("The HTTP client is closed");
        assertThatThrownBy(() -> client.sendSync(get("/ok"), Context.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The HTTP client is closed");
    }

    @Test
    void aCallbackMayCloseTheClient() {
        assertThat(client.send(get("/ok"))
                        .flatMap(HttpResponse::getBodyAsString)
                        .doOnNext(text -> client.close())
                        .block(Duration.ofSeconds(5)))
                .isEqualTo("fine");
    }

    @Test
    void anInterruptedCallerStopsWaiting() throws Exception {
        CompletableFuture<Throwable> error = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable thrown = catchThrowable(() -> client.sendSync(get("/silent"), Context.NONE));
            error.complete(Thread.currentThread().isInterrupted() ? thrown : new AssertionError("flag lost"));
        });
        caller.start();
        await().until(() -> server.accepted() == 1);
        caller.interrupt();

        assertThat(error.get()).isInstanceOf(UncheckedIOException.class).hasMessageContaining("Interrupted");
        await().until(() -> client.stats().getLeased() == 0);
    }

    private HttpRequest get(String path) {
        return new HttpRequest(HttpMethod.GET, server.url(path));
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("azkeys-http-"))
                .collect(Collectors.toSet());
    }
}
