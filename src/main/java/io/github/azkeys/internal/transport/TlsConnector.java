// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.nio.ManagedAsyncClientConnection;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ConnectionInitiator;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;

/** Opens the connections, directly or in the tunnel of a proxy. Threadsafe. */
final class TlsConnector implements AsyncClientConnectionOperator {

    private final AsyncClientConnectionOperator connector;

    /** @param connector uses a {@link #strategy} */
    TlsConnector(AsyncClientConnectionOperator connector) {
        this.connector = connector;
    }

    /** Returns the strategy for TLS handshakes. */
    static TlsStrategy strategy(SSLContext sslContext) {
        return new VerifyingTlsStrategy(sslContext);
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            NamedEndpoint name,
            SocketAddress localAddress,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return connector.connect(
                initiator, host, name, localAddress, timeout, purpose(attachment, context), context, callback);
    }

    /** Since HttpClient 5.6 it calls this instead. There are no connections to Unix domain sockets. */
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            Path unixDomainSocket,
            NamedEndpoint name,
            SocketAddress localAddress,
            Timeout timeout,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return connect(initiator, host, name, localAddress, timeout, attachment, context, callback);
    }

    @Override
    public Future<ManagedAsyncClientConnection> connect(
            ConnectionInitiator initiator,
            HttpHost host,
            SocketAddress localAddress,
            Timeout timeout,
            Object attachment,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        return connector.connect(initiator, host, localAddress, timeout, attachment, callback);
    }

    @Override
    public void upgrade(
            ManagedAsyncClientConnection connection,
            HttpHost host,
            NamedEndpoint name,
            Object attachment,
            HttpContext context,
            FutureCallback<ManagedAsyncClientConnection> callback) {
        connector.upgrade(connection, host, name, purpose(attachment, context), context, callback);
    }

    @Override
    public void upgrade(ManagedAsyncClientConnection connection, HttpHost host, Object attachment) {
        connector.upgrade(connection, host, attachment);
    }

    /** Returns what the strategy below receives, which does not get the context. */
    private static Object purpose(Object attachment, HttpContext context) {
        CertificateInspection inspection = CertificateInspection.of(context);
        return inspection == null ? attachment : inspection;
    }

    /**
     * TLS 1.2 or 1.3 with host name verification. The JVM verifies the name during the handshake, before a client
     * certificate is sent, and HttpClient verifies it again afterwards. The verification by the JVM must be enabled
     * here: HttpClient 5.5 sets it on a copy of the parameters after the engine has them, so that with the defaults of
     * its builder the name is not verified. Threadsafe.
     */
    private static final class VerifyingTlsStrategy extends DefaultClientTlsStrategy {

        VerifyingTlsStrategy(SSLContext sslContext) {
            super(
                    sslContext,
                    new String[] {TLS.V_1_2.getId(), TLS.V_1_3.getId()},
                    null,
                    SSLBufferMode.STATIC,
                    HostnameVerificationPolicy.BOTH,
                    HttpsSupport.getDefaultHostnameVerifier());
        }

        @Override
        public void upgrade(
                TransportSecurityLayer connection,
                NamedEndpoint server,
                Object attachment,
                Timeout timeout,
                FutureCallback<TransportSecurityLayer> callback) {
            if (attachment instanceof CertificateInspection inspection) {
                inspection.handshake(connection, server, timeout, callback);
            } else {
                super.upgrade(connection, server, attachment, timeout, callback);
            }
        }

        @Override
        protected void initializeEngine(SSLEngine engine) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
    }
}
