// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.internal.transport.UntrustedCertificateException.Reason;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the transport reports about a server with a certificate that is not trusted. */
@Timeout(20)
class UntrustedServerTest {

    private static final String COMPANY = "CN=Contoso Proxy CA,O=Contoso";
    private static final LoopbackCertificate SELF_SIGNED = SharedCertificate.LOOPBACK;
    private static IssuedCertificate issued;
    private static IssuedCertificate expired;
    private static IssuedCertificate hostile;

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private TestServer server;

    @BeforeAll
    static void createCertificates() throws Exception {
        if (issued == null) { // shared with the subclass, because keytool is slow
            issued = IssuedCertificate.create(COMPANY, "-1d");
            expired = IssuedCertificate.create(COMPANY, "-5d");
            hostile = IssuedCertificate.create("CN=\u001b[31mred\u2028" + "x".repeat(2000), "-1d");
        }
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    TestClient open(TransportOptions options) {
        return TestClient.azure(options);
    }

    @Test
    void namesTheIssuerThatTheJvmDoesNotTrust() throws Exception {
        serve(issued.serverContext());

        UntrustedCertificateException error = refusal(TransportOptions.DEFAULT, server.url("/"));

        assertThat(error.reason()).isEqualTo(Reason.UNKNOWN_ISSUER);
        assertThat(error.host()).isEqualTo("127.0.0.1");
        assertThat(error.subject()).isEqualTo("CN=127.0.0.1");
        assertThat(error.issuer()).isEqualTo(COMPANY);
        assertThat(error)
                .hasMessage("The certificate of 127.0.0.1 was issued by " + COMPANY + ", which is not trusted");
        assertThat(server.accepted())
                .as("the refused connection and the inspection")
                .isEqualTo(2);
        assertThat(requests).isEmpty();
    }

    @Test
    void namesTheIssuerThatTheApplicationDoesNotTrust() throws Exception {
        serve(issued.serverContext());

        UntrustedCertificateException error = refusal(trusting(SELF_SIGNED.clientContext()), server.url("/"));

        assertThat(error.reason()).isEqualTo(Reason.UNKNOWN_ISSUER);
        assertThat(error.issuer()).isEqualTo(COMPANY);
    }

    @Test
    void namesTheIssuerOfACertificateThatAProxyPresents() throws Exception {
        serve(issued.serverContext());
        try (TestProxy proxy = TestProxy.open()) {
            UntrustedCertificateException error = refusal(
                    TransportOptions.DEFAULT.withProxy(proxy.options()),
                    "https://management.example:" + server.port() + "/");

            assertThat(error).hasMessageContaining("management.example was issued by " + COMPANY);
            assertThat(proxy.heads()).hasSize(2).allMatch(head -> head.startsWith("CONNECT "));
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void recognizesASelfSignedCertificate() {
        serve(SELF_SIGNED.serverContext());

        assertThat(refusal(TransportOptions.DEFAULT, server.url("/")))
                .hasMessage("The certificate of 127.0.0.1 is self-signed by CN=localhost, which is not trusted");
    }

    @Test
    void recognizesAnExpiredCertificate() throws Exception {
        serve(expired.serverContext());

        UntrustedCertificateException error = refusal(trusting(expired.clientContext()), server.url("/"));

        assertThat(error.reason()).isEqualTo(Reason.NOT_VALID_NOW);
        assertThat(error).hasMessageContaining(COMPANY).hasMessageContaining("has expired or is not valid yet");
    }

    @Test
    void recognizesACertificateForAnotherHost() throws Exception {
        serve(issued.serverContext());

        UntrustedCertificateException error =
                refusal(trusting(issued.clientContext()), "https://localhost:" + server.port() + "/");

        assertThat(error.reason()).isEqualTo(Reason.OTHER_HOST);
        assertThat(error)
                .hasMessage(
                        "The certificate of localhost, issued by " + COMPANY + ", is for another host: CN=127.0.0.1");
    }

    @Test
    void quotesATrustManagerOfTheApplication() throws Exception {
        serve(issued.serverContext());
        SSLContext picky = SSLContext.getInstance("TLS");
        picky.init(null, new TrustManager[] {new PickyTrustManager()}, null);

        UntrustedCertificateException error = refusal(trusting(picky), server.url("/"));

        assertThat(error.reason()).isEqualTo(Reason.REFUSED);
        assertThat(error).hasMessageEndingWith("issued by " + COMPANY + ", was refused: not pinned\uFFFD[31m\uFFFD");
    }

    @Test
    void recognizesAnEmptyTrustStore() throws Exception {
        serve(issued.serverContext());
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(empty);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        assertThat(refusal(trusting(context), server.url("/")).issuer()).isEqualTo(COMPANY);
    }

    @Test
    void namesNoIssuerIfTheServerIsGoneByThen() throws Exception {
        try (ServerSocket listener = issued.serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    listener.close();
                    socket.startHandshake();
                } catch (IOException e) {
                    // the client refuses
                }
            });

            UntrustedCertificateException error =
                    refusal(TransportOptions.DEFAULT, "https://127.0.0.1:" + listener.getLocalPort() + "/");

            assertThat(error.issuer()).isNull();
            assertThat(error).hasMessage("The certificate of 127.0.0.1 was issued by an authority that is not trusted");
        }
    }

    @Test
    void bringsTheNamesInOneBoundedLine() throws Exception {
        serve(hostile.serverContext());

        assertThat(refusal(TransportOptions.DEFAULT, server.url("/")).getMessage())
                .contains("\uFFFD[31mred\uFFFD")
                .doesNotContainPattern("\\p{C}")
                .hasSizeLessThan(500);
    }

    /** A TLS alert of the server: handshake failure, protocol version. */
    @ParameterizedTest
    @ValueSource(ints = {40, 70})
    void anAlertOfTheServerCanPass(int alert) {
        server = TestServer.http(connection -> connection.write(new byte[] {0x15, 3, 3, 0, 2, 2, (byte) alert}));

        assertThat(failure(TransportOptions.DEFAULT, "https://127.0.0.1:" + server.port() + "/"))
                .isInstanceOf(SSLException.class)
                .isNotInstanceOf(UntrustedCertificateException.class);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void aResetDuringTheHandshakeCanPass() {
        server = TestServer.http(connection -> {
            connection.read(5);
            connection.reset();
        });

        assertThat(failure(TransportOptions.DEFAULT, "https://127.0.0.1:" + server.port() + "/"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(UntrustedCertificateException.class);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void recognizesTheExceptionsOfOtherClients() {
        Throwable refused = new SSLHandshakeException("PKIX").initCause(new CertificateException("refused"));

        assertThat(UntrustedCertificateException.isUntrusted(new IllegalStateException(refused)))
                .isTrue();
        assertThat(UntrustedCertificateException.isUntrusted(new SSLHandshakeException("handshake_failure")))
                .isFalse();
        assertThat(UntrustedCertificateException.isUntrusted(new CertificateException(new CertPathValidatorException(
                        "responder", null, null, -1, BasicReason.UNDETERMINED_REVOCATION_STATUS))))
                .isFalse();
    }

    private void serve(SSLContext context) {
        server = TestServer.https(context.getServerSocketFactory(), connection -> {
            for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
                requests.add(request);
                connection.write(TestConnection.ok("secret"));
            }
        });
    }

    private static TransportOptions trusting(SSLContext context) {
        return TransportOptions.DEFAULT.withSslContext(context);
    }

    private UntrustedCertificateException refusal(TransportOptions options, String url) {
        return (UntrustedCertificateException) failure(options, url);
    }

    private Throwable failure(TransportOptions options, String url) {
        try (TestClient client = open(options)) {
            Throwable[] cause = new Throwable[1];
            assertThatThrownBy(() -> client.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE))
                    .isInstanceOf(UncheckedIOException.class)
                    .satisfies(error -> cause[0] = error.getCause());
            assertThat(client.stats().getLeased()).isZero();
            return cause[0];
        }
    }

    private static final class PickyTrustManager implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("not pinned\u001b[31m\n");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
