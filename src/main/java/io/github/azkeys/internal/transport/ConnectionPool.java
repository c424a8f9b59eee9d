// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.TransportOptions;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP/1.1 connections of a client. It is built only of what HttpClient has had since 5.4, because camel-http can bring
 * an older HttpClient than this library. Threadsafe.
 */
final class ConnectionPool implements AsyncClientConnectionManager {

    private final PoolingAsyncClientConnectionManager manager;
    private final TimeValue idleTimeout;
    private final Executor lookUps;

    /**
     * @param names resolves host names, and may block
     * @param lookUps runs {@code names}, for at most {@code maxConnections} connections at a time
     */
    public ConnectionPool(TransportOptions options, DnsResolver names, Executor lookUps) {
        this.lookUps = lookUps;
        Timeout connectTimeout = Timeout.of(options.connectTimeout());
        idleTimeout = TimeValue.of(options.idleTimeout());
        manager = new Connecting()
                .setTlsStrategy(
                        TlsConnector.strategy(options.sslContext() == null ? defaultContext() : options.sslContext()))
                .setDnsResolver(names)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connectTimeout)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setSocketTimeout(Timeout.of(options.responseTimeout()))
                        .setTimeToLive(TimeValue.of(options.connectionTimeToLive()))
                        .build())
                .setMaxConnTotal(options.maxConnections())
                .setMaxConnPerRoute(options.maxConnections())
                .build();
    }

    private static final class Connecting extends PoolingAsyncClientConnectionManagerBuilder {

        @Override
        protected AsyncClientConnectionOperator createConnectionOperator(
                TlsStrategy strategy, SchemePortResolver ports, DnsResolver names) {
            return new TlsConnector(super.createConnectionOperator(strategy, ports, names));
        }
    }

    @Override
    public Future<AsyncConnectionEndpoint> lease(
            String id,
            HttpRoute route,
            Object state,
            Timeout timeout,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        return manager.lease(id, route, state, timeout, callback);
    }

    @Override
    public void release(AsyncConnectionEndpoint endpoint, Object state, TimeValue keepAlive) {
        manager.release(endpoint, state, keepAlive);
    }

    @Override
    public void upgrade(AsyncConnectionEndpoint endpoint, Object attachment, HttpContext context) {
        manager.upgrade(endpoint, attachment, context);
    }

    @Override
    public void upgrade(
            AsyncConnectionEndpoint endpoint,
            Object attachment,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        manager.upgrade(endpoint, attachment, context, callback);
    }

    /**
     * Connects on another thread, because HttpClient resolves the name before it returns, and the caller may be an I/O
     * thread or a timer of Reactor, which must not block.
     *
     * <p>A connect is never cancelled: HttpClient would lose a socket during its TLS handshake without closing it, so that
     * there would be more sockets than {@code maxConnections}. If the request is cancelled, the connection is closed after
     * it is established.
     */
    @Override
    public Future<AsyncConnectionEndpoint> connect(
            AsyncConnectionEndpoint endpoint,
            ConnectionInitiator initiator,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<AsyncConnectionEndpoint> callback) {
        try {
            lookUps.execute(() -> {
                try {
                    manager.connect(endpoint, initiator, timeout, attachment, context, callback);
                } catch (RuntimeException e) {
                    callback.failed(e); // such as when the client was closed
                } catch (Error e) {
                    callback.failed(new IOException(e.toString(), e));
                }
            });
        } catch (RejectedExecutionException e) {
            callback.failed(e);
        } catch (OutOfMemoryError e) { // of native threads; without a callback, the connection would stay leased
            callback.failed(new IOException("No thread to connect: " + e.getMessage(), e));
        }
        // HttpClient uses this only to cancel
        return new CompletableFuture<>();
    }

    /** Closes connections that are idle or too old; called at {@link #evictionInterval()}. */
    public void evict() {
        manager.closeExpired();
        manager.closeIdle(idleTimeout);
    }

    /** Returns the number of leased, pending and available connections. */
    public PoolStats stats() {
        return manager.getTotalStats();
    }

    @Override
    public void close() {
        manager.close();
    }

    @Override
    public void close(CloseMode mode) {
        manager.close(mode);
    }

    /** Returns a quarter of the idle timeout, at most five seconds. */
    public TimeValue evictionInterval() {
        return TimeValue.ofMilliseconds(Math.max(50, Math.min(5000, idleTimeout.toMilliseconds() / 4)));
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM does not have a default SSLContext", e);
        }
    }
}
