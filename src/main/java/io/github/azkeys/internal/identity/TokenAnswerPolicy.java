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
 * Lets no answer through to MSAL that it would quote, and maybe a token with it, in exceptions which azure-identity
 * logs: one that is no JSON object, or a success of another status than 200. Such an answer, as a proxy gives it,
 * becomes an OAuth error with the same status and headers, or with 502 in place of a success.
 */
final class TokenAnswerPolicy implements HttpPipelinePolicy {

    private static final int BAD_GATEWAY = 502;

    /** Before retries: a retry shall see what came, and has no use for the body. */
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
                                .map(body -> readable(source, body)),
                        HttpResponse::close));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        try (HttpResponse response = next.processSync()) {
            return readable(response, response.getBodyAsBinaryData().toBytes());
        }
    }

    private static HttpResponse readable(HttpResponse response, byte[] body) {
        int status = response.getStatusCode();
        boolean fits = (status == 200 || status >= 300) && isJsonObject(body);
        return new BufferedResponse(
                response.getRequest(),
                fits || status >= 300 ? status : BAD_GATEWAY,
                response.getHeaders(),
                fits ? body : refusal(response));
    }

    /** By the parser, and from the text, that MSAL uses: what is well-formed to another may still fail there. */
    private static boolean isJsonObject(byte[] body) {
        try (JsonReader reader = JsonProviders.createReader(new String(body, StandardCharsets.UTF_8))) {
            return reader.readMap(JsonReader::readUntyped) != null;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static byte[] refusal(HttpResponse response) {
        String description = response.getRequest().getUrl().getHost() + " answered with status "
                + response.getStatusCode() + " and not as Microsoft Entra does: check proxies and authorityHost";
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", "invalid_answer")
                .put("error_description", description)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
