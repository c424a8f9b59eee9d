// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.embedded.LoopbackCertificate;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Responses that are reset, slow or changed, of ARM, Entra and the managed identity. */
@Timeout(30)
class EmbeddedBrokenResponsesTest {

    private static final LoopbackCertificate CERTIFICATE = SharedCertificate.LOOPBACK;

    private EmbeddedArm arm;
    private RestClient client;
    private String token;

    @BeforeEach
    void start() {
        arm = EmbeddedArm.builder()
                .certificate(CERTIFICATE)
                .application("tenant", "application", "not-random")
                .start();
        client = new RestClient(arm);
        token = client.token();
    }

    @AfterEach
    void stop() {
        arm.close();
    }

    @Test
    void aConnectionIsResetBeforeTls() throws IOException {
        arm.fail(Fault.resetAtConnect());
        try (Socket socket = new Socket("127.0.0.1", URI.create(arm.endpoint()).getPort())) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(arm.connections()).isEqualTo(1);
        assertThat(arm.calls()).isEmpty();
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void aConnectionForTokensIsResetByItself() {
        arm.failTokens(Fault.resetAtConnect().times(3));
        assertThat(post().statusCode()).isEqualTo(200);
        RestClient other = new RestClient(arm);
        assertThatThrownBy(other::token).isInstanceOf(UncheckedIOException.class);
        arm.clearFaults();
        assertThat(other.token()).isNotEmpty();
        assertThat(arm.tokenConnections()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aConnectionThatIsReusedIsResetToo() {
        post();
        arm.fail(Fault.resetAtConnect());
        String again = RestClient.BATCH_KEYS + "&again=true";
        assertThatThrownBy(() -> client.post(again, token)).isInstanceOf(UncheckedIOException.class);
        assertThat(arm.calls()).extracting(ArmCall::status).containsExactly(200, 0);
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void aResetInTheHeadersComesAfterTheStatusLine() throws IOException {
        arm.fail(Fault.resetInHeaders());
        assertThat(readUntilReset()).startsWith("HTTP/1.1 200 ").doesNotContain("\r\n\r\n");
        assertThat(arm.calls()).extracting(ArmCall::status).containsExactly(0);
    }

    @Test
    void aResetInTheBodyComesAfterHalfOfIt() throws IOException {
        arm.fail(Fault.resetInBody());
        String received = readUntilReset();
        Matcher length = Pattern.compile("Content-Length: (\\d+)\r\n").matcher(received);
        assertThat(length.find()).isTrue();
        assertThat(received.substring(received.indexOf("\r\n\r\n") + 4)).hasSize(Integer.parseInt(length.group(1)) / 2);
        assertThat(arm.calls()).extracting(ArmCall::status).containsExactly(400); // without api-version
    }

    @Test
    void aDripIsTheWholeResponseButSlow() {
        arm.fail(Fault.drip(Duration.ofMillis(1)));
        long start = System.nanoTime();
        HttpResponse<String> slow = post();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(slow.statusCode()).isEqualTo(200);
        assertThat(slow.body()).isEqualTo(post().body());
        assertThat(time).isGreaterThan(Duration.ofMillis(slow.body().length()));
    }

    @Test
    void halfOfTheJsonIsSentWithItsLength() {
        arm.fail(Fault.halfJson());
        HttpResponse<String> half = post();
        assertThat(half.statusCode()).isEqualTo(200);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> RestClient.json(half));
        assertThat(post().body()).startsWith(half.body());
    }

    @Test
    void aFieldIsReplacedOrLeftOut() {
        arm.failTokens(Fault.field("expires_in", "-1"));
        arm.failTokens(Fault.field("access_token", null));
        JsonNode expired = RestClient.json(requestToken());
        JsonNode withoutToken = RestClient.json(requestToken());
        assertThat(expired.get("expires_in").intValue()).isEqualTo(-1);
        assertThat(client.post(
                                RestClient.BATCH_KEYS,
                                expired.get("access_token").textValue())
                        .statusCode())
                .isEqualTo(200);
        assertThat(withoutToken.fieldNames())
                .toIterable()
                .doesNotContain("access_token")
                .contains("expires_in");
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.field("expires_in", "soon"));
    }

    @Test
    void theContentTypeCanBeWrong() {
        arm.fail(Fault.contentType("text/plain"));
        HttpResponse<String> response = post();
        assertThat(RestClient.header(response, "Content-Type")).isEqualTo("text/plain");
        assertThat(response.body()).isEqualTo(post().body());
    }

    @Test
    void aFaultForOneAddressLeavesOthersAlone() {
        arm.fail(Fault.status(500).onlyFor("batchAccounts/other"));
        arm.fail(Fault.status(503));
        assertThat(post().statusCode()).isEqualTo(503);
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(client.post(RestClient.BATCH_KEYS.replace("sampleacct", "other"), token)
                        .statusCode())
                .isEqualTo(500);

        arm.fail(Fault.status(500).onlyFor("sampleacct").times(5));
        arm.fail(Fault.status(503));
        arm.clearFaults("sampleacct");
        assertThat(post().statusCode()).isEqualTo(503);
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void theApplicationCanBeChosen() {
        assertThat(arm.tenantId()).isEqualTo("tenant");
        assertThat(arm.clientId()).isEqualTo("application");
        assertThat(arm.clientSecret()).isEqualTo("not-random");
        assertThat(arm.secrets()).contains("not-random");
    }

    private HttpResponse<String> post() {
        return client.post(RestClient.BATCH_KEYS, token);
    }

    private HttpResponse<String> requestToken() {
        return client.requestToken();
    }

    /** Returns what arrives before the connection is reset. */
    private String readUntilReset() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Socket socket = CERTIFICATE
                .clientContext()
                .getSocketFactory()
                .createSocket("127.0.0.1", URI.create(arm.endpoint()).getPort())) {
            socket.getOutputStream()
                    .write("GET /tenants HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> {
                        for (int next = socket.getInputStream().read(); next >= 0; ) {
                            text.append((char) next);
                            next = socket.getInputStream().read();
                        }
                    })
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        return text.toString();
    }
}
