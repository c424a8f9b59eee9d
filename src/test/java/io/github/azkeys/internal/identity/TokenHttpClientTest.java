// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
                "200,!{\"metadata\":[{\"aliases\":[\"a\",null]}],\"more\":{\"x\":1e9,\"y\":true}}!",
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
                "503,503,<html>abc</html>"
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

    private static HttpResponse[] responses(int status, String body) {
        HttpClient client = request ->
                Mono.just(new BufferedResponse(request, status, HEADERS, body.getBytes(StandardCharsets.UTF_8)));
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(new TokenHttpClient(client, "test", Clock.systemUTC()))
                .build();
        HttpRequest request = new HttpRequest(HttpMethod.POST, "https://login.example/t/oauth2/v2.0/token");
        return new HttpResponse[] {pipeline.send(request).block(), pipeline.sendSync(request, Context.NONE)};
    }
}
