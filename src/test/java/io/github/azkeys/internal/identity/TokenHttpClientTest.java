// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** The token responses that MSAL gets, for synchronous and asynchronous requests. */
class TokenHttpClientTest {

    private static final HttpHeaders HEADERS = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, "7");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "200,!{\"access_token\":\"abc\",\"expires_in\":3599}!",
                "400,!{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215\"}!"
            })
    void whatMsalCanReadIsLeftAsItIs(int status, String body) {
        for (HttpResponse response : responses(status, body)) {
            assertThat(response.getStatusCode()).isEqualTo(status);
            assertThat(response.getBodyAsString().block()).isEqualTo(body);
            assertThat(response.getHeaders()).isSameAs(HEADERS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "200,502,!{\"access_token\":\"abc\"!",
                "200,502,!\"abc\"!",
                "200,502,null",
                "200,502,!!",
                "203,502,!{\"access_token\":\"abc\"}!",
                "302,302,abc",
                "401,401,!!",
                "429,429,<html>abc</html>",
                "503,503,<html>abc</html>",
                "200,502,!{\"access_token\":\"abc\",\"n\":1e99999999999}!",
                "503,503,!{\"error\":\"abc\",\"n\":1E2147483648}!"
            })
    void whatMsalWouldQuoteBecomesAnErrorWithTheSameHeaders(int status, int becomes, String body) {
        for (HttpResponse response : responses(status, body)) {
            assertThat(response.getStatusCode()).isEqualTo(becomes);
            assertThat(response.getBodyAsString().block())
                    .isEqualTo("{\"error\":\"invalid_response\",\"error_description\":\"login.example returned status "
                            + status + " and not a response of Microsoft Entra. Check proxies and authorityHost\"}");
            assertThat(response.getHeaders()).isSameAs(HEADERS);
        }
    }

    @Test
    void anAnswerAboutAddressesNeedsNoToken() {
        String body = "{\"metadata\":[{\"aliases\":[\"a\",null]}],\"more\":{\"x\":1e9,\"y\":true}}";
        HttpRequest request =
                new HttpRequest(HttpMethod.GET, "https://login.example/common/discovery/instance?api-version=1.1");

        assertThat(pipeline(200, body).send(request).block().getBodyAsString().block())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "!{\"access_token\":\"abc\"}!,!a token whose expires_on is not a time!",
                "!{\"access_token\":\"abc\",\"expires_on\":\"soon\"}!,!a token whose expires_on is not a time!",
                "!{\"access_token\":\"abc\",\"expires_on\":\"123456789012\"}!,!a token whose expires_on is not a time!",
                "!{\"access_token\":\"abc\",\"expires_on\":\"1767225600\"}!,null",
                "!{\"access_token\":\"abc\",\"expires_on\":1767225600}!,null",
                "!{\"access_token\":\"abc\",\"expires_on\":\"2026-01-01T00:00:00Z\"}!,null",
                "!{\"expires_on\":\"1767225600\"}!,!an access_token that is empty!"
            })
    void aManagedIdentityMustSayWhenItsTokenExpires(String body, String defect) {
        HttpRequest request = new HttpRequest(HttpMethod.GET, "http://169.254.169.254/metadata/identity/oauth2/token");
        request.setHeader(HttpHeaderName.fromString("Metadata"), "true");

        HttpResponse response = pipeline(200, body).send(request).block();

        if (defect.equals("null")) {
            assertThat(response.getStatusCode()).isEqualTo(200);
        } else {
            assertThat(response.getStatusCode()).isEqualTo(502);
            assertThat(response.getBodyAsString().block()).contains("169.254.169.254 returned " + defect);
        }
    }

    @Test
    void whatMsalLogsOfAnErrorIsPrintableBoundedAndWithoutTheSecretsOfTheRequest() {
        String secret = "Se~cret/1=";
        String body = "{\"error\":\"a\\u001bb\",\"error_description\":\"you sent client_secret=" + secret
                + " or Se~cret%2F1%3D\\u001b[2J\\r\\n" + "x".repeat(5000) + "\"}";
        HttpRequest request = new HttpRequest(HttpMethod.POST, "https://login.example/t/oauth2/v2.0/token")
                .setBody("client_id=a&client_secret=Se~cret%2F1%3D&scope=b");

        String left =
                pipeline(400, body).send(request).block().getBodyAsString().block();

        assertThat(left)
                .startsWith("{\"error\":\"a b\",\"error_description\":\"you sent client_secret=*** or *** [2J xxx")
                .hasSizeLessThan(1100);
    }

    @Test
    void aBodyThatIsTooLargeIsAFailure() {
        assertThatThrownBy(() -> responses(200, "{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}"))
                .rootCause()
                .isInstanceOf(IOException.class)
                .hasMessage("login.example returned more than 1048576 bytes");
    }

    @Test
    void anAttemptKeepsTheLastAnswerAndEndsWithItsRequests() {
        CompletableFuture<HttpResponse> silent = new CompletableFuture<>();
        HttpRequest request = new HttpRequest(HttpMethod.POST, "https://login.example/t/oauth2/v2.0/token");
        TokenHttpClient http = new TokenHttpClient(sent -> Mono.fromFuture(silent), "test", Clock.systemUTC());
        TokenHttpClient.Attempt attempt = http.begin();
        CompletableFuture<HttpResponse> answer = http.send(request).toFuture();
        assertThat(attempt.last().status()).isZero();
        assertThat(attempt.last().text()).isEqualTo("login.example: no response");

        attempt.end();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
        assertThat(silent).as("the request is cancelled").isCancelled();
        assertThatThrownBy(() -> http.send(request).block())
                .as("azure-identity continues")
                .hasCauseInstanceOf(IOException.class);
        TokenHttpClient.Attempt next = http.begin();
        assertThat(next.last()).isNull();
    }

    private static HttpResponse[] responses(int status, String body) {
        HttpPipeline pipeline = pipeline(status, body);
        HttpRequest request = new HttpRequest(HttpMethod.POST, "https://login.example/t/oauth2/v2.0/token");
        return new HttpResponse[] {pipeline.send(request).block(), pipeline.sendSync(request, Context.NONE)};
    }

    private static HttpPipeline pipeline(int status, String body) {
        HttpClient client = request ->
                Mono.just(new BufferedResponse(request, status, HEADERS, body.getBytes(StandardCharsets.UTF_8)));
        return new HttpPipelineBuilder()
                .httpClient(new TokenHttpClient(client, "test", Clock.systemUTC()))
                .build();
    }
}
