package io.github.azkeys;

import com.azure.core.http.ProxyOptions;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;

/**
 * How to reach Azure over HTTP. Immutable, but for {@code proxy}, which must not be changed after it was given here.
 *
 * @param sslContext what to trust and, for mutual TLS, to present; null for the default of this Java
 * @param connectTimeout how long one TCP connect may take, and as long again its TLS handshake; positive
 * @param acquireTimeout how long a request may take to get a connection: waiting for a free one, looking the name up,
 *     trying its addresses, the proxy's tunnel, TLS; positive
 * @param responseTimeout the longest silence of the server, before the headers of a response and within its body;
 *     a body that nobody reads for this long counts as silent. Positive
 * @param maxConnections at most this many connections at a time, to one host and in all; positive
 * @param connectionTimeToLive a connection older than this takes no further request, so that a pool follows changes of
 *     DNS and of Azure's front ends; positive
 * @param idleTimeout a connection unused for this long is closed; positive
 * @param proxy the HTTP proxy, null for none; SOCKS is refused
 */
public record TransportOptions(
        SSLContext sslContext,
        Duration connectTimeout,
        Duration acquireTimeout,
        Duration responseTimeout,
        int maxConnections,
        Duration connectionTimeToLive,
        Duration idleTimeout,
        ProxyOptions proxy) {

    /**
     * Trust as the running Java does, 10 s to connect, 30 s to get a connection, 30 s for a response, 64 connections
     * (nearly all go to the one host of ARM) that live 5 minutes and idle 1 minute, no proxy.
     */
    public static final TransportOptions DEFAULT = new TransportOptions(
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            64,
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            null);

    /**
     * @throws NullPointerException if a duration is null
     * @throws IllegalArgumentException if a value is outside its range, or the proxy cannot be used
     */
    public TransportOptions {
        requirePositive(connectTimeout, "connectTimeout");
        requirePositive(acquireTimeout, "acquireTimeout");
        requirePositive(responseTimeout, "responseTimeout");
        requirePositive(connectionTimeToLive, "connectionTimeToLive");
        requirePositive(idleTimeout, "idleTimeout");
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be positive: " + maxConnections);
        }
        if (proxy != null) {
            requireUsable(proxy);
        }
    }

    public TransportOptions withSslContext(SSLContext value) {
        return new TransportOptions(
                value,
                connectTimeout,
                acquireTimeout,
                responseTimeout,
                maxConnections,
                connectionTimeToLive,
                idleTimeout,
                proxy);
    }

    public TransportOptions withConnectTimeout(Duration value) {
        return new TransportOptions(
                sslContext,
                value,
                acquireTimeout,
                responseTimeout,
                maxConnections,
                connectionTimeToLive,
                idleTimeout,
                proxy);
    }

    public TransportOptions withAcquireTimeout(Duration value) {
        return new TransportOptions(
                sslContext,
                connectTimeout,
                value,
                responseTimeout,
                maxConnections,
                connectionTimeToLive,
                idleTimeout,
                proxy);
    }

    public TransportOptions withResponseTimeout(Duration value) {
        return new TransportOptions(
                sslContext,
                connectTimeout,
                acquireTimeout,
                value,
                maxConnections,
                connectionTimeToLive,
                idleTimeout,
                proxy);
    }

    public TransportOptions withMaxConnections(int value) {
        return new TransportOptions(
                sslContext,
                connectTimeout,
                acquireTimeout,
                responseTimeout,
                value,
                connectionTimeToLive,
                idleTimeout,
                proxy);
    }

    public TransportOptions withConnectionTimeToLive(Duration value) {
        return new TransportOptions(
                sslContext, connectTimeout, acquireTimeout, responseTimeout, maxConnections, value, idleTimeout, proxy);
    }

    public TransportOptions withIdleTimeout(Duration value) {
        return new TransportOptions(
                sslContext,
                connectTimeout,
                acquireTimeout,
                responseTimeout,
                maxConnections,
                connectionTimeToLive,
                value,
                proxy);
    }

    public TransportOptions withProxy(ProxyOptions value) {
        return new TransportOptions(
                sslContext,
                connectTimeout,
                acquireTimeout,
                responseTimeout,
                maxConnections,
                connectionTimeToLive,
                idleTimeout,
                value);
    }

    /** Without the proxy's credentials. */
    @Override
    public String toString() {
        return "TransportOptions[sslContext=" + (sslContext == null ? "default" : "custom") + ", connectTimeout="
                + connectTimeout + ", acquireTimeout=" + acquireTimeout + ", responseTimeout=" + responseTimeout
                + ", maxConnections=" + maxConnections + ", connectionTimeToLive=" + connectionTimeToLive
                + ", idleTimeout=" + idleTimeout + ", proxy="
                + (proxy == null
                        ? "none"
                        : proxy.getAddress().getHostString() + ":"
                                + proxy.getAddress().getPort())
                + "]";
    }

    private static void requirePositive(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }

    private static void requireUsable(ProxyOptions proxy) {
        if (proxy.getType() != ProxyOptions.Type.HTTP) {
            throw new IllegalArgumentException("Only proxies of type HTTP can be used, not " + proxy.getType());
        }
        if (proxy.getAddress() == null) {
            throw new IllegalArgumentException("The proxy has no address");
        }
    }
}
