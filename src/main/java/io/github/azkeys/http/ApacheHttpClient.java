// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.http;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.transport.EngineHttpClient;
import io.github.azkeys.internal.transport.HttpEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.pool.PoolStats;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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

    private final HttpEngine engine;
    private final HttpClient client;

    /** Creates a client; it connects at the first request. */
    public ApacheHttpClient(TransportOptions options) {
        this(new HttpEngine(options));
    }

    ApacheHttpClient(TransportOptions options, int ioThreads, DnsResolver names) {
        this(new HttpEngine(options, ioThreads, names));
    }

    private ApacheHttpClient(HttpEngine engine) {
        this.engine = engine;
        this.client = new EngineHttpClient(engine);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return client.send(request);
    }

    /**
     * Sends the request each time the Mono is subscribed to. Cancelling the Mono ends the exchange.
     *
     * @param context may contain {@code azure-eagerly-read-response} (Boolean), to wait for the whole body, and
     *     {@code azure-response-timeout} (Duration), to override the response timeout; zero or negative for none
     */
    @Override
    public Mono<HttpResponse> send(HttpRequest request, @Nullable Context context) {
        return client.send(request, context);
    }

    /**
     * Sends the request and waits for the response. Allowed on any thread, also on non-blocking threads of Reactor.
     *
     * @throws UncheckedIOException if the request fails or the thread is interrupted
     * @throws IllegalArgumentException if the request is malformed
     */
    @Override
    public HttpResponse sendSync(HttpRequest request, @Nullable Context context) {
        return client.sendSync(request, context);
    }

    /** Closes all connections and threads; running requests fail immediately. Idempotent. */
    @Override
    public void close() {
        engine.close();
    }

    /** Returns the number of leased, pending and available connections. */
    public PoolStats stats() {
        return engine.stats();
    }
}
