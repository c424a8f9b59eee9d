// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import com.azure.core.http.ProxyOptions;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the HTTP client. Immutable, except {@code proxy}, which must not be changed after it is passed. The
 * constructor is not part of the API: start from {@link #DEFAULT}. Durations are at most 365 days.
 *
 * @param sslContext the certificates to trust and, for mutual TLS, to present; null for the default of the JVM
 * @param connectTimeout the timeout of a TCP connect, and again of the TLS handshake; positive
 * @param acquireTimeout the timeout for getting a connection: waiting for a free one, DNS lookup, connecting to each
 *     address, the proxy tunnel and TLS; positive
 * @param responseTimeout the maximum inactivity before the response headers and within the body; positive. A body that is
 *     not read for this time also times out
 * @param maxConnections the maximum number of connections, in total and to one host; positive
 * @param connectionTimeToLive connections older than this are not reused, so that DNS changes take effect; positive
 * @param idleTimeout connections unused for this time are closed; positive
 * @param proxy the HTTP proxy, null for none; SOCKS is not supported
 */
public record TransportOptions(
        @Nullable SSLContext sslContext,
        Duration connectTimeout,
        Duration acquireTimeout,
        Duration responseTimeout,
        int maxConnections,
        Duration connectionTimeToLive,
        Duration idleTimeout,
        @Nullable ProxyOptions proxy) {

    /** Far from the 292 years after which a number of nanoseconds is too large. */
    private static final Duration LONGEST = Duration.ofDays(365);

    /**
     * The default TLS context of the JVM, 10 s to connect, 30 s to get a connection, 30 s for a response, 256 connections
     * (almost all to the one host of ARM), 5 minutes to live, 1 minute idle, no proxy.
     */
    public static final TransportOptions DEFAULT = new TransportOptions(
            null,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            256,
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            null);

    /**
     * @throws NullPointerException if a duration is null
     * @throws IllegalArgumentException if a value is out of range, or the proxy is not supported
     */
    public TransportOptions {
        requireInRange(connectTimeout, "connectTimeout");
        requireInRange(acquireTimeout, "acquireTimeout");
        requireInRange(responseTimeout, "responseTimeout");
        requireInRange(connectionTimeToLive, "connectionTimeToLive");
        requireInRange(idleTimeout, "idleTimeout");
        if (maxConnections < 1) {
            throw new IllegalArgumentException("maxConnections must be positive: " + maxConnections);
        }
        if (proxy != null) {
            requireUsable(proxy);
        }
    }

    public TransportOptions withSslContext(@Nullable SSLContext value) {
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

    public TransportOptions withProxy(@Nullable ProxyOptions value) {
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

    /** Does not contain the proxy credentials. */
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

    private static void requireInRange(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value.toMillis() + " ms");
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " must be at most " + LONGEST.toDays() + " days, not " + value.toDays() + " days");
        }
    }

    private static void requireUsable(ProxyOptions proxy) {
        if (proxy.getType() != ProxyOptions.Type.HTTP) {
            throw new IllegalArgumentException("The proxy must be of type HTTP, not " + proxy.getType());
        }
        if (proxy.getAddress() == null) {
            throw new IllegalArgumentException("The proxy must have an address");
        }
    }
}
