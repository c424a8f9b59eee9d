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
import io.github.azkeys.internal.transport.TransportErrors;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Sends the requests of azure-core pipelines and credentials over HTTP/1.1 with Apache HttpClient. It does what a
 * request says and no more: no retry, redirect, cookie, decompression or authentication (but to the proxy), since
 * azure-core's policies do these.
 *
 * <p>Failures are {@link IOException}s, time-outs {@link java.net.SocketTimeoutException}s; {@link #sendSync} wraps them
 * in {@link UncheckedIOException}. A status of 400 or more is a response, not a failure. The body of a response can be
 * read once unless it was asked to be eager or is {@linkplain HttpResponse#buffer() buffered}, and must be read,
 * cancelled or closed to free its connection. Callbacks run on threads where they may block. Threadsafe.
 */
public final class ApacheHttpClient implements HttpClient, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApacheHttpClient.class);

    // as azure-core's own clients name them; the third is treated as the first, as they do
    private static final String EAGERLY_READ_RESPONSE = "azure-eagerly-read-response";
    private static final String RESPONSE_TIMEOUT = "azure-response-timeout";
    private static final String IGNORE_RESPONSE_BODY = "azure-ignore-response-body";

    private final TransportOptions options;
    private final TransportThreads threads;
    private final ConnectionPool connections;
    private final CloseableHttpAsyncClient client;
    private final Set<HttpExchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Connects to nothing yet.
     *
     * @param options not null
     */
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
     * Sends the request each time the Mono is subscribed to. Cancelling it ends the exchange.
     *
     * @param context may hold {@code azure-eagerly-read-response} (Boolean): the Mono then waits for the body, and
     *     {@code azure-response-timeout} (Duration) in place of the client's own; zero or negative for none
     */
    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        Objects.requireNonNull(request, "request");
        return Mono.<HttpResponse>create(sink -> {
                    HttpExchange exchange = start(request, context);
                    sink.onCancel(() -> exchange.abort(new IOException("The request was cancelled")));
                    // not publishOn: it loses, unclosed, a response that crosses a cancellation
                    exchange.result().whenComplete((response, error) -> threads.callbacks()
                            .schedule(() -> deliver(response, error, sink)));
                })
                // a response that met a cancelled subscriber
                .doOnDiscard(HttpResponse.class, HttpResponse::close);
    }

    /**
     * Waits for the response on any thread, those of Reactor included.
     *
     * @throws UncheckedIOException if there is none, or the thread is interrupted
     * @throws IllegalArgumentException if the request is malformed
     */
    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
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
            throw new UncheckedIOException(TransportErrors.toIOException(e.getCause()));
        }
    }

    /** Ends connections and threads; requests under way fail at once. Again: without effect. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        exchanges.forEach(exchange -> exchange.abort(closedError()));
        client.close(CloseMode.IMMEDIATE);
        threads.close();
    }

    /** Connections in use, waited for and idle; for tests. */
    public PoolStats stats() {
        return connections.getTotalStats();
    }

    private HttpExchange start(HttpRequest request, Context context) {
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

    private static void deliver(HttpResponse response, Throwable error, MonoSink<HttpResponse> sink) {
        if (error == null) {
            sink.success(response);
        } else {
            sink.error(error);
        }
    }

    private void ioThreadFailed(Exception error) {
        if (closed.get()) {
            // HttpClient closes its selectors while its threads still use them
            LOG.debug("An HTTP I/O thread was surprised by the end", error);
        } else {
            LOG.error("An HTTP I/O thread failed", error);
        }
    }

    private static IOException closedError() {
        return new IOException("The HTTP client is closed");
    }
}
