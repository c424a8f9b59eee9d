// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.transport.BufferedResponse;
import io.github.azkeys.keys.KeySet;
import io.github.azkeys.support.AzkeysTestSupport;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Success responses that are valid JSON, but that a client must not use. */
class AzkeysUnusualAnswersTest extends AzkeysTestSupport {

    private static final String URI = "azkeys:batch?maxRetries=0&resourceId=" + BATCH;
    private static final String SITE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/a";
    private static final String GOOD = "{\"primary\":\"AAAA==\",\"secondary\":\"BBBB==\"}";

    @ParameterizedTest
    @ValueSource(ints = {201, 203, 205, 206, 207, 226, 299})
    void onlyStatus200IsASuccess(int status) {
        arm.fail(Fault.status(status).json(GOOD));

        AzkeysException e = refusal(ask(URI));

        assertThat(e.getStatus()).isEqualTo(status);
        assertThat(e).hasMessageContaining("status " + status);
    }

    @Test
    void aResponseWithoutContent() {
        arm.fail(Fault.status(204));

        assertThat(refusal(ask(URI))).hasMessageContaining("status 204");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAA\\u0000b\\r\\nX: y",
                "AAAA\\n",
                "AAAA\\tb",
                "AAAA\\u001b[31m",
                "AAAA\\u007f",
                "AAAA\\u0085b",
                "AAAA\\u2028b",
                "AAAA\\ud800"
            })
    void aKeyWithControlCharacters(String key) {
        arm.fail(Fault.status(200).json("{\"primary\":\"" + key + "\",\"secondary\":\"BBBB==\"}"));

        assertThat(refusal(ask(URI)))
                .hasMessageContaining("primary")
                .hasMessageContaining("control characters")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void aKeyInAListOrMapWithControlCharacters() {
        arm.fail(Fault.status(200).json("{\"masterKey\":\"m\",\"functionKeys\":{\"door\":\"AAAA\\r\"}}"));
        assertThat(refusal(ask("azkeys:function-host?maxRetries=0&resourceId=" + SITE + "/host/default")))
                .hasMessageContaining("functionKeys.door")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void aNameWithControlCharacters() {
        arm.fail(Fault.status(200).json("{\"masterKey\":\"m\",\"functionKeys\":{\"a\\u001b[31m\":\"AAAA\"}}"));

        AzkeysException e = refusal(ask("azkeys:function-host?maxRetries=0&resourceId=" + SITE + "/host/default"));

        assertThat(e).hasMessageContaining("name of a key").hasMessageNotContaining("\u001b");
    }

    @Test
    void someKeysHaveSeveralLines() {
        String certificate = "-----BEGIN-----\\r\\n\\tAAAA\\n-----END-----\\n";
        arm.fail(Fault.status(200).json("{\"value\":[{\"name\":\"tls\",\"value\":\"" + certificate + "\"}]}"));
        String app = "/subscriptions/s/resourceGroups/g/providers/Microsoft.App/containerApps/a";

        KeySet keys = ask("azkeys:containerapp?resourceId=" + app).getMessage().getBody(KeySet.class);

        assertThat(keys.key("value.tls")).hasLineCount(3).contains("\tAAAA\n");
        arm.fail(Fault.status(200).json("{\"value\":[{\"name\":\"tls\",\"value\":\"" + certificate + "\\u0000\"}]}"));
        assertThat(refusal(ask("azkeys:containerapp?resourceId=" + app))).hasMessageContaining("value.tls");
    }

    @Test
    void anUnknownResponseCanHaveSeveralLinesInAKey() {
        String uri = "azkeys:resource?action=listKeys&apiVersion=2024-07-01&resourceId=" + BATCH;
        arm.fail(Fault.status(200).json("{\"certificate\":\"one\\ntwo\"}"));
        assertThat(ask(uri).getMessage().getBody(KeySet.class).key("certificate"))
                .isEqualTo("one\ntwo");

        arm.fail(Fault.status(200).json("{\"certificate\":\"one\\u0000two\"}"));
        assertThat(refusal(ask(uri))).hasMessageContaining("certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"primary\":\"AAAA\",\"secondary\":\"b\",\"primary\":\"CCCC\"}",
                "{\"primary\":\"AAAA\",\"more\":{\"x\":1,\"x\":2}}",
                "{\"primary\":\"AAAA\",\"more\":[{\"x\":1,\"\\u0078\":2}]}"
            })
    void aNameThatOccursTwice(String json) {
        arm.fail(Fault.status(200).json(json));

        assertThat(refusal(ask(URI)))
                .hasMessageContaining("a name twice")
                .hasMessageNotContaining("AAAA")
                .hasMessageNotContaining("CCCC");
    }

    @Test
    void aTextBehindTheJsonIsNotANameThatOccursTwice() {
        arm.fail(Fault.status(200).json("{\"primary\":\"AAAA\"}garbage"));

        assertThat(refusal(ask(URI))).hasMessageContaining("the response is not valid JSON");
    }

    @Test
    void anErrorWithANameThatOccursTwiceIsRead() {
        arm.fail(Fault.status(400).json("{\"error\":{\"code\":\"A\",\"code\":\"B\",\"message\":\"M\"}}"));

        assertThat(ask(URI).getException()).hasMessageContaining("400 B: M");
    }

    @Test
    void theRequestIdIsPrintable() {
        List<HttpResponse> responses = new ArrayList<>();
        useCredential(request -> Mono.just(new AccessToken("token", OffsetDateTime.MAX)));
        // a client of the application, because the embedded service sends valid headers only
        configuration().setHttpClient(request -> Mono.just(responses.remove(0)));
        responses.add(response(200, GOOD));
        responses.add(response(200, "{}"));
        responses.add(response(400, "{\"code\":\"C\",\"message\":\"M\"}"));

        assertRequestId(ask(URI).getMessage().getHeader(AzkeysConstants.REQUEST_ID, String.class));
        assertRequestId(refusal(ask(URI)).getRequestId());
        AzkeysException e = (AzkeysException) ask(URI).getException();
        assertRequestId(e.getRequestId());
        assertThat(e.getMessage()).doesNotContain("\u001b");
    }

    private static HttpResponse response(int status, String json) {
        HttpHeaders headers = new HttpHeaders()
                .set(HttpHeaderName.CONTENT_TYPE, "application/json")
                .set(HttpHeaderName.fromString("x-ms-request-id"), "id\u001b[31m" + "x".repeat(1000));
        return new BufferedResponse(
                new HttpRequest(HttpMethod.POST, "https://localhost/"),
                status,
                headers,
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRequestId(String id) {
        assertThat(id).startsWith("id [31mxxx").hasSizeLessThanOrEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"primary\":17,\"\\u001b[31m\":1}', primary",
        "'{\"primary\":\"a\",\"nested\\u001b\":', JSON",
    })
    void messagesArePrintable(String json, String named) {
        arm.fail(Fault.status(200).json(json));

        assertThat(refusal(ask(URI)).getMessage()).contains(named).doesNotContain("\u001b");
    }

    @Test
    void fieldNamesInMessagesArePrintableAndBounded() {
        String name = "a\\u001b[31m" + "x".repeat(10_000);
        arm.fail(Fault.status(200).json("{\"functionKeys\":{\"" + name + "\":17}}"));

        AzkeysException e = refusal(ask("azkeys:function-host?maxRetries=0&resourceId=" + SITE + "/host/default"));

        assertThat(e.getMessage()).contains("functionKeys.a").doesNotContain("\u001b");
        assertThat(e.getMessage()).hasSizeLessThan(1000);
    }

    @Test
    void bodiesInLogsArePrintable() {
        arm.fail(Fault.status(200).json("{\"accountName\":\"a\\u001b[31m\\nb\",\"primary\":\"AAAA==\",\"x\\ny\":1}"));

        String text = ask(URI).getMessage().getBody().toString();

        assertThat(text).isEqualTo("BatchAccountKeys[accountName=a [31m b, primary=***, secondary=null, x y=***]");
    }

    private AzkeysException refusal(Exchange answer) {
        assertThat(answer.getException()).isInstanceOf(InvalidResponseException.class);
        return (AzkeysException) answer.getException();
    }
}
