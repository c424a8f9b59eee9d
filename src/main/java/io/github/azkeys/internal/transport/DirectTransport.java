// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import com.azure.core.http.HttpClient;
import io.github.azkeys.TransportOptions;
import java.net.URISyntaxException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests with Apache HttpClient 5 and nothing between: the I/O thread that reads a response completes its future. A
 * call costs no other thread and no timer of its own. Threadsafe.
 */
public final class DirectTransport implements Transport {

    /** Each time the pool loses the connection that was closed. */
    private static final int MAX_UNSENT = 3;

    private final HttpEngine engine;
    private final HttpClient httpClient;
    private final TransportOptions options;
    private final RequestConfig config;
    private volatile @Nullable Origin latest;

    /** Creates a transport that connects at the first request. */
    public DirectTransport(TransportOptions options) {
        this(new HttpEngine(options));
    }

    DirectTransport(HttpEngine engine) {
        this.engine = engine;
        this.options = engine.options();
        this.httpClient = new EngineHttpClient(engine);
        // the exchange has a timeout for the whole response
        this.config = AsyncClients.requestConfig(options, Timeout.DISABLED);
    }

    /**
     * @return as {@link Transport#send} states; a response completes it on an I/O thread
     * @throws IllegalArgumentException if the origin or the target is malformed
     */
    @Override
    public CompletableFuture<TransportResponse> send(TransportRequest request) {
        WholeExchange.Result result = new WholeExchange.Result();
        send(request, host(request.origin()), result, MAX_UNSENT);
        return result;
    }

    /**
     * Sends a request, and again if the server closed the connection from the pool before. It is not repeated if the server
     * may have received any of it: callers know which requests they can repeat.
     *
     * @param again how often it may be sent again
     */
    private void send(TransportRequest request, HttpHost host, WholeExchange.Result result, int again) {
        WholeExchange exchange = new WholeExchange(
                toProducer(request, host),
                "https".equals(host.getSchemeName()),
                config,
                options.acquireTimeout(),
                options.responseTimeout(),
                result,
                again == 0 ? null : () -> send(request, host, result, again - 1));
        engine.start(exchange);
        result.endIfCancelled();
    }

    /** Returns a client for the requests of azure-core, on the same connections. It is closed with this transport. */
    public HttpClient httpClient() {
        return httpClient;
    }

    /** Returns the number of leased, pending and available connections. */
    public PoolStats stats() {
        return engine.stats();
    }

    /** Closes all connections and threads; running requests fail immediately. Idempotent. */
    @Override
    public void close() {
        engine.close();
    }

    private static AsyncRequestProducer toProducer(TransportRequest request, HttpHost host) {
        requirePrintable(request.target());
        BasicHttpRequest target = new BasicHttpRequest(request.method(), host, request.target());
        request.headers().forEach((name, value) -> target.addHeader(new QuietHeader(name, value)));
        // without a body HttpClient writes Content-Length: 0 if the method allows a body
        return new BasicRequestProducer(
                target, request.body() == null ? null : new BasicAsyncEntityProducer(request.body(), null));
    }

    /** HttpClient writes the target as it is. */
    private static void requirePrintable(String target) {
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("The target of the request must begin with a slash");
        }
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c > '~') {
                // without the text, because the query may be secret
                throw new IllegalArgumentException("The target of the request must be percent-encoded");
            }
        }
    }

    /** Almost all requests have the same origin. */
    private HttpHost host(String origin) {
        Origin known = latest;
        if (known == null || !known.text.equals(origin)) {
            known = new Origin(origin, parse(origin));
            latest = known;
        }
        return known.host;
    }

    private static HttpHost parse(String origin) {
        HttpHost host;
        try {
            host = HttpHost.create(origin);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The address of the request is malformed: " + e.getReason(), e);
        }
        if (!"https".equals(host.getSchemeName()) && !"http".equals(host.getSchemeName())) {
            throw new IllegalArgumentException("The URL must be https or http, not " + host.getSchemeName());
        }
        return host;
    }

    private record Origin(String text, HttpHost host) {}
}
