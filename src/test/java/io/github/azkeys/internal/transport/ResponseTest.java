// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ResponseTest {

    private static final Context EAGERLY = new Context("azure-eagerly-read-response", true);

    private final ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT);
    private TestServer server;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void passesHeadersAsReceivedWithAllTheirValues() {
        HttpResponse response = receive(
                "HTTP/1.1 202 Accepted\r\nX-mixed-CASE:  as is \r\nx-many: one\r\nX-Many: two, three\r\n"
                        + "X-Empty:\r\nContent-Length: 0\r\n\r\n",
                Context.NONE);

        assertThat(response.getStatusCode()).isEqualTo(202);
        assertThat(response.getHeaders().stream().map(header -> header.getName()))
                .contains("X-mixed-CASE", "X-Empty");
        assertThat(response.getHeaders().getValue(HttpHeaderName.fromString("x-mixed-case")))
                .isEqualTo("as is");
        assertThat(response.getHeaders().getValues(HttpHeaderName.fromString("x-many")))
                .containsExactly("one", "two, three");
        assertThat(response.getHeaderValue(HttpHeaderName.fromString("X-Empty")))
                .isEmpty();
    }

    @Test
    void replacesControlCharactersInTheNamesOfHeaders() {
        HttpResponse response = receive("HTTP/1.1 200 OK\r\nX\u001b: y\r\nContent-Length: 0\r\n\r\n", Context.NONE);

        assertThat(response.getHeaders().stream().map(header -> header.getName() + "=" + header.getValue()))
                .contains("X =y");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 409, 429, 500, 503})
    void errorsOfTheServiceAreResponses(int status) {
        HttpResponse response = receive(
                "HTTP/1.1 " + status + " No\r\nWWW-Authenticate: Basic realm=\"a\"\r\nContent-Length: 2\r\n\r\n{}",
                Context.NONE);

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getBodyAsString().block()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        HttpResponse response = receive(
                "HTTP/1.1 " + status + " There\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                Context.NONE);

        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeaderValue(HttpHeaderName.LOCATION)).isEqualTo("http://127.0.0.1:1/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void statusesWithoutBodyHaveAnEmptyOne(String status) {
        HttpResponse response = receive("HTTP/1.1 " + status + "\r\nETag: \"1\"\r\n\r\n", Context.NONE);

        assertThat(response.getBody().collectList().block()).isEmpty();
        assertThat(response.getBodyAsByteArray().block()).isEmpty();
        assertThat(response.getBodyAsString().block()).isEmpty();
        assertThat(response.getBodyAsBinaryData().toBytes()).isEmpty();
    }

    @Test
    void theResponseToHeadHasALengthButNoBody() {
        server = TestServer.http(connection -> connection.answerAll("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"));
        HttpResponse response =
                client.send(new HttpRequest(HttpMethod.HEAD, server.url("/"))).block();

        assertThat(response.getHeaderValue(HttpHeaderName.CONTENT_LENGTH)).isEqualTo("10");
        assertThat(response.getBodyAsByteArray().block()).isEmpty();
    }

    @Test
    void interimResponsesArePassedOver() {
        HttpResponse response =
                receive("HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", Context.NONE);

        assertThat(response.getStatusCode()).isEqualTo(200);
    }

    @Test
    void compressedBodiesAreLeftAsTheyAre() {
        HttpResponse response = receive(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\b\0", Context.NONE);

        assertThat(response.getBodyAsByteArray().block()).containsExactly(0x1f, 0x8b, 8, 0);
        assertThat(response.getHeaderValue(HttpHeaderName.CONTENT_ENCODING)).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void textHasTheCharsetOfItsContentTypeOrItsByteOrderMark(boolean eager) {
        Context context = eager ? EAGERLY : Context.NONE;

        assertThat(text("text/plain; charset=ISO-8859-1", "grün".getBytes(ISO_8859_1), context))
                .isEqualTo("grün");
        assertThat(text("application/json", "grün".getBytes(UTF_8), context)).isEqualTo("grün");
        assertThat(text("text/plain; charset=UTF-8", "\ufeffgrün".getBytes(UTF_16BE), context))
                .isEqualTo("grün");
        assertThat(body("text/plain", "grün".getBytes(ISO_8859_1), context)
                        .getBodyAsString(ISO_8859_1)
                        .block())
                .isEqualTo("grün");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBodyCanBeReadInEveryForm(boolean eager) throws Exception {
        Context context = eager ? EAGERLY : Context.NONE;
        byte[] bytes = bytes(100_000);

        assertThat(body("a/b", bytes, context).getBodyAsByteArray().block()).isEqualTo(bytes);
        assertThat(body("a/b", bytes, context).getBodyAsBinaryData().toBytes()).isEqualTo(bytes);
        try (InputStream in = body("a/b", bytes, context).getBodyAsInputStreamSync()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        try (InputStream in = body("a/b", bytes, context).getBodyAsInputStream().block()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body("a/b", bytes, context).writeBodyTo(Channels.newChannel(out));
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void aLargeBodyArrivesWhole() {
        byte[] bytes = bytes(5_000_000);

        assertThat(body("a/b", bytes, Context.NONE).getBodyAsByteArray().block(Duration.ofSeconds(10)))
                .isEqualTo(bytes);
        assertThat(body("a/b", bytes, EAGERLY).getBodyAsByteArray().block(Duration.ofSeconds(10)))
                .isEqualTo(bytes);
    }

    @Test
    void aBufferedResponseCanBeReadAgain() {
        HttpResponse response = body("a/b", bytes(1000), Context.NONE).buffer();

        assertThat(response.getBodyAsByteArray().block()).isEqualTo(bytes(1000));
        assertThat(response.getBodyAsByteArray().block()).isEqualTo(bytes(1000));
    }

    @Test
    void anEagerResponseIsInMemory() {
        HttpResponse response = body("a/b", bytes(1000), EAGERLY);
        server.close();
        client.close();

        assertThat(response.getBodyAsByteArray().block()).isEqualTo(bytes(1000));
        assertThat(response.getBodyAsByteArray().block()).isEqualTo(bytes(1000));
        assertThat(response.buffer()).isSameAs(response);
    }

    @Test
    void aStreamedBodyCannotBeReadTwice() {
        HttpResponse response = body("a/b", bytes(1000), Context.NONE);
        response.getBodyAsByteArray().block();

        assertThatThrownBy(() -> response.getBodyAsByteArray().block()).isInstanceOf(IllegalStateException.class);
    }

    private String text(String contentType, byte[] bytes, Context context) {
        return body(contentType, bytes, context).getBodyAsString().block();
    }

    private HttpResponse body(String contentType, byte[] bytes, Context context) {
        String body = new String(bytes, ISO_8859_1);
        return receive(
                "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                        + body,
                context);
    }

    private HttpResponse receive(String wire, Context context) {
        if (server != null) {
            server.close();
        }
        server = TestServer.http(connection -> connection.answerAll(wire));
        return client.sendSync(new HttpRequest(HttpMethod.GET, server.url("/")), context);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return Arrays.copyOf(bytes, length);
    }
}
