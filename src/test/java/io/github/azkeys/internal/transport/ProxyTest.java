// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.ProxyOptions;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ProxyTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.https(CERTIFICATE, connection -> {
        for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
            requests.add(request);
            connection.write(TestConnection.ok("from the target"));
        }
    });
    private TestProxy proxy = TestProxy.open();
    private TestClient client;

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
        server.close();
        proxy.close();
    }

    TestClient open(TransportOptions options) {
        return TestClient.azure(options);
    }

    @Test
    void tunnelsHttpsSoThatTheProxySeesNoHeaders() throws Exception {
        client = through(proxy.options());
        for (int i = 0; i < 3; i++) {
            assertThat(body(get(server.url("/secret")))).isEqualTo("from the target");
            assertThat(requests.take()).startsWith("GET /secret HTTP/1.1").contains("Bearer token");
        }

        assertThat(proxy.heads()).singleElement().satisfies(head -> assertThat(head)
                .startsWith("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1")
                .doesNotContain("Bearer", "/secret"));
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void givesItsCredentialsToTheProxyOnly() throws Exception {
        proxy.close();
        proxy = TestProxy.requiring("user", "pass:word");
        client = through(proxy.options().setCredentials("user", "pass:word"));

        assertThat(body(get(server.url("/")))).isEqualTo("from the target");
        assertThat(requests.take()).doesNotContainIgnoringCase("proxy-auth");
        assertThat(proxy.heads().peek()).doesNotContainIgnoringCase("proxy-auth");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failsWhenTheProxyRefuses(boolean wrongPassword) {
        proxy.close();
        proxy = TestProxy.requiring("user", "password");
        client = through(wrongPassword ? proxy.options().setCredentials("user", "guess") : proxy.options());

        for (int i = 0; i < 3; i++) { // more than there are connections
            assertThatThrownBy(() -> get(server.url("/")))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("proxy")
                    .hasMessageContaining("407")
                    .hasMessageNotContaining("guess");
        }
        assertThat(client.stats().getLeased()).isZero();
        assertThat(requests).isEmpty();
    }

    @Test
    void verifiesTheNameOfTheTargetWithinTheTunnel() {
        client = through(proxy.options());

        assertThatThrownBy(() -> get("https://management.example:" + server.port() + "/"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.*|*.example", "LOCALHOST|127.0.0.1"})
    void exceptedHostsAreReachedDirectly(String nonProxyHosts) {
        client = through(proxy.options().setNonProxyHosts(nonProxyHosts));

        assertThat(body(get(server.url("/")))).isEqualTo("from the target");
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void exceptionsIgnoreCaseAndMatchTheWholeName() {
        client = through(proxy.options().setNonProxyHosts("LOCAL*|27.0.0.1"));

        assertThat(body(get("https://localhost:" + server.port() + "/"))).isEqualTo("from the target");
        assertThat(proxy.heads()).isEmpty();
        assertThat(body(get(server.url("/")))).isEqualTo("from the target");
        assertThat(proxy.heads()).hasSize(1);
    }

    @Test
    void asksTheProxyForPlainHttp() {
        client = through(proxy.options());

        assertThat(body(get("http://service.example/"))).isEqualTo("from the proxy");
        assertThat(proxy.heads()).singleElement().satisfies(head -> assertThat(head)
                .startsWith("GET http://service.example/ HTTP/1.1"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProxyOptions.Type.class,
            names = {"SOCKS4", "SOCKS5"})
    void refusesSocks(ProxyOptions.Type type) {
        ProxyOptions socks = new ProxyOptions(type, new InetSocketAddress("127.0.0.1", 1080));

        assertThatThrownBy(() -> TransportOptions.DEFAULT.withProxy(socks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.toString());
    }

    private TestClient through(ProxyOptions options) {
        return open(TransportOptions.DEFAULT
                .withSslContext(CERTIFICATE.clientContext())
                .withMaxConnections(2)
                .withProxy(options));
    }

    private HttpResponse get(String url) {
        HttpRequest request =
                new HttpRequest(HttpMethod.GET, url).setHeader(HttpHeaderName.AUTHORIZATION, "Bearer token");
        return client.sendSync(request, Context.NONE);
    }

    private static String body(HttpResponse response) {
        return response.getBodyAsString().block();
    }
}
