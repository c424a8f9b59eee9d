// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.http.ApacheHttpClient;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

@Timeout(20)
class RequestWireTest {

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.http(connection -> {
        for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
            requests.add(request);
            connection.write(TestConnection.ok("done"));
        }
    });
    private final ApacheHttpClient client = new ApacheHttpClient(TransportOptions.DEFAULT);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void sendsNothingThatWasNotAskedFor() throws Exception {
        String request = send(request(HttpMethod.GET, "/subscriptions/x%20y?api-version=1&a=%2F")
                .setHeader(HttpHeaderName.USER_AGENT, "azkeys/1"));

        assertThat(request.split("\r\n"))
                .containsExactlyInAnyOrder(
                        "GET /subscriptions/x%20y?api-version=1&a=%2F HTTP/1.1",
                        "Host: 127.0.0.1:" + server.port(), "User-Agent: azkeys/1", "Connection: keep-alive");
    }

    @Test
    void passesHeadersAsGivenWithAllTheirValues() throws Exception {
        HttpRequest request =
                request(HttpMethod.GET, "/").setHeader(HttpHeaderName.fromString("X-mixed-CASE"), "as is; q=\"1\"");
        request.getHeaders().set(HttpHeaderName.fromString("X-Many"), List.of("one", "two, three"));

        assertThat(send(request))
                .contains("\r\nX-mixed-CASE: as is; q=\"1\"\r\n", "\r\nX-Many: one\r\nX-Many: two, three\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpMethod.class,
            names = {"POST", "PUT", "PATCH"})
    void declaresAnEmptyBodyWhereThereIsNone(HttpMethod method) throws Exception {
        assertThat(send(request(method, "/"))).startsWith(method + " / ").containsOnlyOnce("Content-Length: 0\r\n");
        assertThat(send(request(method, "/").setBody(new byte[0]))).containsOnlyOnce("Content-Length: 0\r\n");
        assertThat(send(request(method, "/").setHeader(HttpHeaderName.CONTENT_LENGTH, "0")))
                .containsOnlyOnce("Content-Length: 0\r\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpMethod.class,
            names = {"GET", "DELETE", "OPTIONS"})
    void declaresNoBodyForMethodsWithoutOne(HttpMethod method) throws Exception {
        assertThat(send(request(method, "/"))).doesNotContainIgnoringCase("Content-Length", "Transfer-Encoding");
    }

    @Test
    void declaresTheLengthOfABodyInMemory() throws Exception {
        String request = send(request(HttpMethod.POST, "/").setBody(BinaryData.fromString("grüße")));

        assertThat(request).containsOnlyOnce("ontent-Length: 7\r\n").doesNotContain("chunked");
        assertThat(request).endsWith("\r\n\r\n" + new String("grüße".getBytes(UTF_8), "ISO-8859-1"));
    }

    @Test
    void trustsTheLengthInTheHeader() throws Exception {
        HttpRequest request = request(HttpMethod.PUT, "/")
                .setHeader(HttpHeaderName.fromString("content-length"), "6")
                .setHeader(HttpHeaderName.TRANSFER_ENCODING, "chunked")
                .setBody(body("abc", "", "def"));

        assertThat(send(request))
                .containsOnlyOnce("Content-Length: 6\r\n")
                .doesNotContainIgnoringCase("chunked")
                .endsWith("\r\n\r\nabcdef");
    }

    @Test
    void sendsABodyOfUnknownLengthInChunks() throws Exception {
        assertThat(send(request(HttpMethod.POST, "/").setBody(body("abc", "", "def"))))
                .containsOnlyOnce("Transfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length")
                .endsWith("0\r\n\r\n")
                .satisfies(wire -> assertThat(wire.substring(wire.indexOf("\r\n\r\n")))
                        .contains("abc")
                        .contains("def"));
    }

    @Test
    void isNotStalledByEmptyBuffers() throws Exception {
        Flux<ByteBuffer> empty = Flux.range(0, 20).map(i -> ByteBuffer.allocate(0));

        assertThat(send(request(HttpMethod.POST, "/").setBody(Flux.concat(empty, body("abc"), empty))))
                .contains("abc");
    }

    @Test
    void sendsTheSameBuffersAgain() throws Exception {
        HttpRequest request = request(HttpMethod.POST, "/")
                .setHeader(HttpHeaderName.CONTENT_LENGTH, "3")
                .setBody(Flux.just(ByteBuffer.wrap("abc".getBytes(UTF_8))));

        assertThat(send(request)).endsWith("abc");
        assertThat(send(request)).endsWith("abc");
    }

    @Test
    void sendsAFixedContentTypeOnce() throws Exception {
        HttpRequest request = request(HttpMethod.POST, "/")
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody("{}");

        assertThat(send(request)).containsOnlyOnce("Content-Type: application/json\r\n");
    }

    @Test
    void doesNotSendCookiesBack() throws Exception {
        try (TestServer cookies = TestServer.http(connection -> {
            for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
                requests.add(request);
                connection.write("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            for (int i = 0; i < 2; i++) {
                client.sendSync(new HttpRequest(HttpMethod.GET, cookies.url("/")), Context.NONE);
                assertThat(requests.take()).doesNotContainIgnoringCase("cookie");
            }
        }
    }

    @Test
    void refusesRequestsThatHttpCannotCarry() {
        assertThatThrownBy(() -> client.sendSync(new HttpRequest(HttpMethod.GET, "ftp://127.0.0.1/"), Context.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ftp");
        String withPassword = server.url("/").replace("http://", "http://user:secret@");
        assertThatThrownBy(() -> client.sendSync(new HttpRequest(HttpMethod.GET, withPassword), Context.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client.sendSync(request(HttpMethod.GET, "/a b?sig=secret"), Context.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client.send(request(HttpMethod.PUT, "/").setHeader(HttpHeaderName.CONTENT_LENGTH, "4"))
                        .block())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no body");
        assertThatThrownBy(() -> client.send(request(HttpMethod.PUT, "/")
                                .setHeader(HttpHeaderName.CONTENT_LENGTH, "four")
                                .setBody(body("1234")))
                        .block())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("four");
        assertThat(requests).isEmpty();
    }

    @Test
    void lineEndsInAHeaderDoNotMakeAnotherHeader() throws Exception {
        assertThat(send(request(HttpMethod.GET, "/").setHeader(HttpHeaderName.fromString("X-Name"), "a\r\nX-Evil: b")))
                .doesNotContain("\r\nX-Evil");
    }

    private String send(HttpRequest request) throws InterruptedException {
        try (HttpResponse response = client.sendSync(request, Context.NONE)) {
            assertThat(response.getBodyAsString().block()).isEqualTo("done");
        }
        return requests.take();
    }

    private HttpRequest request(HttpMethod method, String path) {
        return new HttpRequest(method, server.url(path));
    }

    private static Flux<ByteBuffer> body(String... parts) {
        return Flux.fromArray(parts).map(part -> ByteBuffer.wrap(part.getBytes(UTF_8)));
    }
}
