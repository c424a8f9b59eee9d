// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import io.github.azkeys.TransportOptions;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP/1.1 connections of a client. Threadsafe. */
public final class ConnectionPool extends PoolingAsyncClientConnectionManager {

    private final TimeValue idleTimeout;
    private final Executor lookUps;

    /**
     * @param names resolves host names, and may block
     * @param lookUps runs {@code names}, for at most {@code maxConnections} connections at a time
     */
    public ConnectionPool(TransportOptions options, DnsResolver names, Executor lookUps) {
        super(
                new TlsConnector(options.sslContext() == null ? defaultContext() : options.sslContext(), names),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                false);
        this.lookUps = lookUps;
        Timeout connectTimeout = Timeout.of(options.connectTimeout());
        idleTimeout = TimeValue.of(options.idleTimeout());
        setDefaultTlsConfig(TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                .setHandshakeTimeout(connectTimeout)
                .build());
        setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(connectTimeout)
                .setSocketTimeout(Timeout.of(options.responseTimeout()))
                .setTimeToLive(TimeValue.of(options.connectionTimeToLive()))
                .build());
        setMaxTotal(options.maxConnections());
        setDefaultMaxPerRoute(options.maxConnections());
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
                    super.connect(endpoint, initiator, timeout, attachment, context, callback);
                } catch (RuntimeException e) {
                    callback.failed(e); // such as when the client was closed
                }
            });
        } catch (RejectedExecutionException e) {
            callback.failed(e);
        }
        // HttpClient uses this only to cancel
        return new CompletableFuture<>();
    }

    /** Closes connections that are idle or too old; called at {@link #evictionInterval()}. */
    public void evict() {
        closeExpired();
        closeIdle(idleTimeout);
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
