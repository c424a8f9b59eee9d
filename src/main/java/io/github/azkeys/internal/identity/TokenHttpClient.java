// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.transport.BufferedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Sends the requests of azure-identity to token services and keeps their last answer, because the exceptions of
 * azure-identity and MSAL lack the status of some answers. All that is not a success becomes an OAuth error with one
 * printable line of text and the same headers, because MSAL quotes responses, perhaps with a token, in exceptions and logs.
 * Threadsafe, for one attempt at a time.
 */
final class TokenHttpClient implements HttpClient {

    /** A token has a few kilobytes. */
    private static final int MAX_BYTES = 1024 * 1024;

    private final HttpClient http;
    private final String userAgent;
    private final Clock clock;
    private volatile Attempt attempt = new Attempt();

    /** One attempt to get a token, which can need several requests. */
    static final class Attempt {

        private final Sinks.Empty<Void> ended = Sinks.empty();
        private volatile TokenAnswer last;

        /** Returns the answer to the last request, null if there was no request. */
        TokenAnswer last() {
            return last;
        }

        /** Ends the attempt with all its requests, because azure-identity continues when nobody waits for it anymore. */
        void end() {
            ended.tryEmitError(new IOException("The attempt to get a token has ended"));
        }
    }

    TokenHttpClient(HttpClient http, String userAgent, Clock clock) {
        this.http = http;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /** Begins an attempt. The requests that follow belong to it. */
    Attempt begin() {
        Attempt next = new Attempt();
        attempt = next;
        return next;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.defer(() -> {
            Attempt current = attempt;
            Mono<HttpResponse> answer = Guard.guard(() -> {
                        current.last = TokenAnswer.missing(request, null);
                        return http.send(request.setHeader(HttpHeaderName.USER_AGENT, userAgent), context);
                    })
                    .switchIfEmpty(Mono.error(() -> new IOException("the HTTP client returned no response")))
                    .flatMap(response ->
                            Mono.using(() -> response, source -> read(source, current), HttpResponse::close))
                    .doOnError(failure -> current.last = TokenAnswer.missing(request, Causes.unwrapped(failure)));
            return Mono.firstWithSignal(current.ended.asMono().then(Mono.<HttpResponse>empty()), answer);
        });
    }

    /** Waits for the response; MSAL does so on its own threads. */
    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        try {
            return send(request, context).toFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? new UncheckedIOException(io) : e;
        }
    }

    private Mono<HttpResponse> read(HttpResponse response, Attempt current) {
        return BufferedResponse.readBody(response, MAX_BYTES, () -> tooLarge(response))
                .map(bytes -> checked(response, bytes, current));
    }

    private static UncheckedIOException tooLarge(HttpResponse response) {
        return new UncheckedIOException(new IOException(
                response.getRequest().getUrl().getHost() + " returned more than " + MAX_BYTES + " bytes"));
    }

    private HttpResponse checked(HttpResponse response, byte[] body, Attempt current) {
        TokenAnswer answer = TokenAnswer.of(response, body, clock);
        current.last = answer;
        return new BufferedResponse(
                response.getRequest(),
                answer.status(),
                response.getHeaders(),
                answer.text() == null ? body : error(answer));
    }

    private static byte[] error(TokenAnswer answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", answer.code() == null ? "unknown" : answer.code())
                .put("error_description", answer.text())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
