package io.github.azkeys.arm.transport;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes pools of HTTP/1.1 connections. */
final class ConnectionPools {

    private ConnectionPools() {}

    static PoolingAsyncClientConnectionManager create(TransportOptions options) {
        Timeout connectTimeout = Timeout.of(options.connectTimeout());
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(new VerifyingTlsStrategy(
                        options.sslContext() == null ? defaultContext() : options.sslContext()))
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

    /** How often to look for idle connections: late by a quarter of their time, yet at most by five seconds. */
    static Duration evictionInterval(Duration idleTimeout) {
        Duration quarter = idleTimeout.dividedBy(4);
        Duration longest = Duration.ofSeconds(5);
        Duration shortest = Duration.ofMillis(50);
        return quarter.compareTo(longest) > 0 ? longest : quarter.compareTo(shortest) < 0 ? shortest : quarter;
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no default SSLContext", e);
        }
    }
}
