package io.github.azkeys.internal.transport;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/**
 * TLS 1.2 or 1.3 with host name verification. The JVM verifies the host name during the handshake, before a client
 * certificate is sent, and HttpClient verifies it again afterwards. The verification by the JVM must be enabled here:
 * HttpClient 5.5 enables it too late, on a copy of the parameters that the engine already has, so that with the defaults of
 * its builder the name is not verified. Threadsafe.
 */
final class VerifyingTlsStrategy extends DefaultClientTlsStrategy {

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
    protected void initializeEngine(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
    }
}
