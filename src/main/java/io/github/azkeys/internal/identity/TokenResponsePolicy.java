// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/**
 * Replaces token responses that MSAL cannot parse, such as those of a proxy. MSAL would quote them, perhaps with a token,
 * in exceptions that azure-identity logs. A body that is not a JSON object, or a success with another status than 200,
 * becomes an OAuth error with the same status and headers. A success becomes 502.
 */
final class TokenResponsePolicy implements HttpPipelinePolicy {

    private static final int BAD_GATEWAY = 502;

    /** Before the retries, which decide on the original response and do not need its body. */
    @Override
    public HttpPipelinePosition getPipelinePosition() {
        return HttpPipelinePosition.PER_CALL;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return next.process()
                .flatMap(response -> Mono.using(
                        () -> response,
                        source -> source.getBodyAsByteArray()
                                .defaultIfEmpty(new byte[0])
                                .map(body -> checked(source, body)),
                        HttpResponse::close));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        try (HttpResponse response = next.processSync()) {
            return checked(response, response.getBodyAsBinaryData().toBytes());
        }
    }

    private static HttpResponse checked(HttpResponse response, byte[] body) {
        int status = response.getStatusCode();
        boolean valid = (status == 200 || status >= 300) && isJsonObject(body);
        return new BufferedResponse(
                response.getRequest(),
                valid || status >= 300 ? status : BAD_GATEWAY,
                response.getHeaders(),
                valid ? body : error(response));
    }

    /** Uses the parser of MSAL, and text as MSAL does, because another parser may accept what MSAL cannot parse. */
    private static boolean isJsonObject(byte[] body) {
        try (JsonReader reader = JsonProviders.createReader(new String(body, StandardCharsets.UTF_8))) {
            return reader.readMap(JsonReader::readUntyped) != null;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static byte[] error(HttpResponse response) {
        String description = response.getRequest().getUrl().getHost() + " returned status " + response.getStatusCode()
                + " and not a response of Microsoft Entra. Check proxies and authorityHost";
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", "invalid_response")
                .put("error_description", description)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
