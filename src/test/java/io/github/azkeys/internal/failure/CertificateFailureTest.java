// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.UntrustedServerException;
import io.github.azkeys.http.ApacheHttpClient;
import io.github.azkeys.support.AzkeysTestSupport;
import java.security.cert.CertificateException;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A server whose certificate is not trusted, such as a company's proxy. */
@Tag("camel")
class CertificateFailureTest extends AzkeysTestSupport {

    @Test
    void ofEntraIsReportedAtOnceWithTheIssuer() {
        assertUntrusted();
        assertThat(arm.tokensIssued()).isZero();
    }

    @Test
    void ofArmIsReportedAtOnceWithTheIssuer() {
        useCredential(request ->
                Mono.just(new AccessToken("token", OffsetDateTime.now().plusHours(1))));

        assertUntrusted();
    }

    private void assertUntrusted() {
        // the default trust store of the JVM does not contain the certificate of the embedded service
        configuration().setSslContextParameters(new SSLContextParameters());

        assertThat(ask("azkeys:batch?resourceId=" + BATCH).getException())
                .isExactlyInstanceOf(UntrustedServerException.class)
                .hasMessageContaining("The certificate of localhost is self-signed by CN=localhost")
                .hasMessageContaining("trust store")
                .hasMessageContaining("sslContextParameters")
                .hasMessageNotContaining("later");
        assertThat(arm.calls()).isEmpty();
    }

    @Test
    void ofAnHttpClientOfTheApplicationDoesNotReplaceGoodKeys() {
        try (ApacheHttpClient trusting =
                new ApacheHttpClient(TransportOptions.DEFAULT.withSslContext(CERTIFICATE.clientContext()))) {
            AtomicBoolean intercepted = new AtomicBoolean();
            HttpClient client = request -> intercepted.get()
                    ? Mono.error(new SSLHandshakeException("refused").initCause(new CertificateException("unknown")))
                    : trusting.send(request);
            configuration().setHttpClient(client);
            String uri = "azkeys:batch?cacheTtl=PT0.000001S&resourceId=" + BATCH;
            assertThat(ask(uri).getException()).isNull();
            intercepted.set(true);

            Exchange stale = ask(uri);

            assertThat(stale.getException()).isNull();
            assertThat(stale.getMessage().getHeader(AzkeysConstants.STALE)).isEqualTo(true);
        }
    }
}
