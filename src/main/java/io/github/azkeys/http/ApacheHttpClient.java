// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.transport.AsyncClients;
import io.github.azkeys.internal.transport.ConnectionPool;
import io.github.azkeys.internal.transport.HttpExchange;
import io.github.azkeys.internal.transport.Requests;
import io.github.azkeys.internal.transport.ResponseConsumer;
import io.github.azkeys.internal.transport.TransportThreads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Sends the requests of azure-core pipelines and credentials over HTTP/1.1 with Apache HttpClient 5. It does not retry,
 * redirect, decompress, store cookies or authenticate (except to the proxy): the policies of azure-core do.
 *
 * <p>Failures are {@link IOException}s, timeouts {@link java.net.SocketTimeoutException}s; {@link #sendSync} wraps them in
 * {@link UncheckedIOException}. Headers that exceed a limit (32 KB a line, 200 headers, 256 KB in total) are a failure, and
 * control characters in headers become spaces. A status of 400 or more is a response, not a failure. A response body can be read once,
 * unless it is read eagerly or {@linkplain HttpResponse#buffer() buffered}, and must be read, cancelled or closed to
 * release its connection. Callbacks may block. Threadsafe.
 */
public final class ApacheHttpClient implements HttpClient, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApacheHttpClient.class);

    // the names that the clients of azure-core use; the third has the effect of the first, as it does there
    private static final String EAGERLY_READ_RESPONSE = "azure-eagerly-read-response";
    private static final String RESPONSE_TIMEOUT = "azure-response-timeout";
    private static final String IGNORE_RESPONSE_BODY = "azure-ignore-response-body";

    private final TransportOptions options;
    private final TransportThreads threads;
    private final ConnectionPool connections;
    private final CloseableHttpAsyncClient client;
    private final Set<HttpExchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Creates a client; it connects at the first request. */
    public ApacheHttpClient(TransportOptions options) {
        this(options, TransportThreads.IO_THREADS, SystemDefaultDnsResolver.INSTANCE);
    }

    ApacheHttpClient(TransportOptions options, int ioThreads, DnsResolver names) {
        this.options = Objects.requireNonNull(options, "options");
        threads = new TransportThreads();
        connections = new ConnectionPool(options, names, threads.lookUps());
        client = AsyncClients.create(options, connections, ioThreads, this::ioThreadFailed);
        client.start();
        long interval = connections.evictionInterval().toMilliseconds();
        threads.timer().scheduleWithFixedDelay(connections::evict, interval, interval, TimeUnit.MILLISECONDS);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    /**
     * Sends the request each time the Mono is subscribed to. Cancelling the Mono ends the exchange.
     *
     * @param context may contain {@code azure-eagerly-read-response} (Boolean), to wait for the whole body, and
     *     {@code azure-response-timeout} (Duration), to override the response timeout; zero or negative for none
     */
    @Override
    public Mono<HttpResponse> send(HttpRequest request, @Nullable Context context) {
        Objects.requireNonNull(request, "request");
        return Mono.<HttpResponse>create(sink -> {
                    HttpExchange exchange = start(request, context);
                    sink.onCancel(() -> exchange.abort(new IOException("The request was cancelled")));
                    // publishOn would drop a response without closing it if it is cancelled at the same time
                    exchange.result().whenComplete((response, error) -> threads.callbacks()
                            .schedule(() -> deliver(response, error, sink)));
                })
                // closes a response that arrives after the cancellation
                .doOnDiscard(HttpResponse.class, HttpResponse::close);
    }

    /**
     * Sends the request and waits for the response. Allowed on any thread, also on non-blocking threads of Reactor.
     *
     * @throws UncheckedIOException if the request fails or the thread is interrupted
     * @throws IllegalArgumentException if the request is malformed
     */
    @Override
    public HttpResponse sendSync(HttpRequest request, @Nullable Context context) {
        Objects.requireNonNull(request, "request");
        HttpExchange exchange = start(request, context);
        try {
            return exchange.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IOException interrupted = new InterruptedIOException("Interrupted while waiting for the response");
            exchange.abort(interrupted);
            throw new UncheckedIOException(interrupted);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(HttpExchange.toIOException(e.getCause()));
        }
    }

    /** Closes all connections and threads; running requests fail immediately. Idempotent. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        exchanges.forEach(exchange -> exchange.abort(closedError()));
        client.close(CloseMode.IMMEDIATE);
        threads.close();
    }

    /** Returns the number of leased, pending and available connections. */
    public PoolStats stats() {
        return connections.stats();
    }

    private HttpExchange start(HttpRequest request, @Nullable Context context) {
        Context settings = context == null ? Context.NONE : context;
        boolean eager = isSet(settings, EAGERLY_READ_RESPONSE) || isSet(settings, IGNORE_RESPONSE_BODY);
        Timeout responseTimeout = responseTimeout(settings);
        AsyncRequestProducer producer = Requests.toProducer(request, threads.callbacks());
        HttpExchange exchange = new HttpExchange(Requests.isSecure(request), exchanges::remove);
        exchanges.add(exchange);
        if (closed.get()) {
            exchange.abort(closedError());
            return exchange;
        }
        HttpClientContext clientContext = HttpClientContext.create();
        clientContext.setRequestConfig(AsyncClients.requestConfig(options, responseTimeout));
        exchange.start(
                client,
                producer,
                new ResponseConsumer(exchange, request, eager, threads.callbacks()),
                clientContext,
                threads.timer(),
                options.acquireTimeout());
        return exchange;
    }

    private Timeout responseTimeout(Context context) {
        Duration timeout = context.getData(RESPONSE_TIMEOUT)
                .filter(Duration.class::isInstance)
                .map(Duration.class::cast)
                .orElse(options.responseTimeout());
        return timeout.isNegative() || timeout.isZero() ? Timeout.DISABLED : Timeout.of(timeout);
    }

    private static boolean isSet(Context context, String key) {
        return context.getData(key).filter(Boolean.TRUE::equals).isPresent();
    }

    private static void deliver(HttpResponse response, @Nullable Throwable error, MonoSink<HttpResponse> sink) {
        if (error == null) {
            sink.success(response);
        } else {
            sink.error(error);
        }
    }

    private void ioThreadFailed(Exception error) {
        if (closed.get()) {
            // HttpClient closes its selectors while its threads still use them
            LOG.debug("An HTTP I/O thread failed while the client was closing", error);
        } else {
            LOG.error("An HTTP I/O thread failed", error);
        }
    }

    private static IOException closedError() {
        return new IOException("The HTTP client is closed");
    }
}
