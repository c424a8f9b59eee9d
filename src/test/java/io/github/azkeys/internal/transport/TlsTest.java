// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.SharedCertificate;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TlsTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final TestServer server =
            TestServer.https(CERTIFICATE, connection -> connection.answerAll(TestConnection.ok("secure")));
    private final TestClient client = open(TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    TestClient open(TransportOptions options) {
        return TestClient.azure(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void talksToAServerItTrusts(String host) {
        HttpResponse response = get(client, "https://" + host + ":" + server.port() + "/");

        assertThat(response.getBodyAsString().block()).isEqualTo("secure");
        assertThat(get(client, server.url("/")).getBodyAsString().block()).isEqualTo("secure");
    }

    @Test
    void refusesACertificateForAnotherName() {
        // another spelling of 127.0.0.1, which the certificate does not have; ProxyTest has a name of its own
        assertThatThrownBy(() -> get(client, "https://127.1:" + server.port() + "/"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SSLException.class);
        assertThat(client.stats().getLeased()).isZero();
    }

    @Test
    void refusesACertificateItDoesNotTrust() {
        try (TestClient distrustful = open(TransportOptions.DEFAULT)) {
            assertThatThrownBy(() -> get(distrustful, server.url("/")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(distrustful.stats().getLeased()).isZero();
        }
    }

    @Test
    void offersOnlyHttp11AndModernTls() throws Exception {
        try (SSLServerSocket listener = (SSLServerSocket) CERTIFICATE
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture<String> offered = new CompletableFuture<>();
            CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    socket.setHandshakeApplicationProtocolSelector((s, protocols) -> {
                        offered.complete(protocols.toString());
                        return protocols.contains("h2") ? "h2" : protocols.get(0);
                    });
                    TestConnection connection = new TestConnection(socket);
                    connection.readRequest();
                    connection.write(TestConnection.ok(socket.getSession().getProtocol()));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    offered.complete("nothing");
                }
            });
            HttpResponse response = get(client, "https://127.0.0.1:" + listener.getLocalPort() + "/");

            assertThat(response.getBodyAsString().block()).isIn("TLSv1.2", "TLSv1.3");
            serving.join();
            assertThat(offered.join()).isIn("nothing", "[http/1.1]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksEitherModernTls(String protocol) throws Exception {
        try (SSLServerSocket listener = (SSLServerSocket) CERTIFICATE
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            listener.setEnabledProtocols(new String[] {protocol});
            CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    TestConnection connection = new TestConnection(socket);
                    connection.readRequest();
                    connection.write(TestConnection.ok(socket.getSession().getProtocol()));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(get(client, "https://127.0.0.1:" + listener.getLocalPort() + "/")
                            .getBodyAsString()
                            .block())
                    .isEqualTo(protocol);
        }
    }

    private static HttpResponse get(TestClient client, String url) {
        return client.sendSync(new HttpRequest(HttpMethod.GET, url), new Context("azure-eagerly-read-response", true));
    }
}
