// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.NamedEndpoint;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;

/**
 * Finds the certificate of a server that the TLS context has refused, because the exceptions of the JVM do not contain it.
 * The exchange connects once more, by the same route, and the second handshake reads the certificate and then always fails:
 * no request is sent to a server that is not trusted. One for each exchange. Threadsafe.
 */
final class CertificateInspection implements AsyncExecCallback, X509TrustManager {

    private static final String ATTRIBUTE = CertificateInspection.class.getName();

    private final HttpRequest request;
    private final AsyncEntityProducer entity;
    private final AsyncExecChain.Scope scope;
    private final AsyncExecChain chain;
    private final AsyncExecCallback callback;
    private volatile Exception refusal;
    private volatile X509Certificate certificate;

    CertificateInspection(
            HttpRequest request,
            AsyncEntityProducer entity,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback) {
        this.request = request;
        this.entity = entity;
        this.scope = scope;
        this.chain = chain;
        this.callback = callback;
    }

    /** Returns the inspection that this connection is for; null if it is for the request. */
    static CertificateInspection of(HttpContext context) {
        return (CertificateInspection) context.getAttribute(ATTRIBUTE);
    }

    /** Connects, and sends the request if the server is trusted. */
    void proceed() throws HttpException, IOException {
        chain.proceed(request, entity, scope, this);
    }

    @Override
    public void failed(Exception cause) {
        if (refusal != null) {
            String host = scope.route.getTargetHost().getHostName();
            callback.failed(new UntrustedCertificateException(host, certificate, refusal));
        } else if (UntrustedCertificateException.isUntrusted(cause)) {
            refusal = cause;
            scope.execRuntime.discardEndpoint();
            scope.clientContext.setAttribute(ATTRIBUTE, this);
            try {
                proceed();
            } catch (HttpException | IOException | RuntimeException e) {
                failed(e);
            }
        } else {
            callback.failed(cause);
        }
    }

    @Override
    public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails details)
            throws HttpException, IOException {
        return callback.handleResponse(response, details);
    }

    @Override
    public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
        callback.handleInformationResponse(response);
    }

    @Override
    public void completed() {
        callback.completed();
    }

    /** Starts the handshake that reads the certificate and fails. */
    void handshake(
            TransportSecurityLayer connection,
            NamedEndpoint server,
            Timeout timeout,
            FutureCallback<TransportSecurityLayer> handshakeCallback) {
        SSLContext context;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
        } catch (GeneralSecurityException e) {
            handshakeCallback.failed(e);
            return;
        }
        connection.startTls(
                context,
                server,
                SSLBufferMode.STATIC,
                null,
                (endpoint, engine) -> {
                    throw new SSLPeerUnverifiedException("Connected to read the certificate only");
                },
                timeout,
                handshakeCallback);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        certificate = certificates[0];
        throw new CertificateException("Connected to read the certificate only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] certificates, String authType) throws CertificateException {
        throw new CertificateException("For clients only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
