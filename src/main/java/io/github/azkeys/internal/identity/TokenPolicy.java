// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Guard;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Adds the token to each request. If ARM asks for claims, or says that the token has expired, one new token is requested and
 * the request is sent once more. All failures to get a token are {@link TokenFailure}s.
 */
public final class TokenPolicy extends BearerTokenAuthenticationPolicy {

    private static final int UNAUTHORIZED = 401;

    /** The name of the token in the context of a request. */
    private static final String TOKEN = "azkeys-token";

    private final TokenCache tokens;

    /**
     * @param http sends the requests for tokens
     * @param closed completes when a pending token request must be cancelled; the requests that wait for it must fail themselves
     * @throws io.github.azkeys.InvalidRequestException if azure-identity rejects an option
     */
    public TokenPolicy(ArmConnection connection, HttpClient http, Clock clock, Mono<Void> closed) {
        // the base class parses challenges; it asks for no token, because the methods below do
        super(request -> Mono.empty(), connection.endpoint().scope());
        this.tokens = new TokenCache(
                new TokenSource(connection, http, clock),
                new TokenRequestContext()
                        .addScopes(connection.endpoint().scope())
                        .setCaeEnabled(true),
                clock,
                closed);
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        if (!"https".equals(context.getHttpRequest().getUrl().getProtocol())) {
            return Mono.error(new IllegalStateException("a token is sent by https only"));
        }
        HttpPipelineNextPolicy again = next.clone();
        return authorizeRequest(context)
                .then(Mono.defer(next::process))
                .flatMap(response -> response.getStatusCode() == UNAUTHORIZED
                        ? authorizeRequestOnChallenge(context, response)
                                .flatMap(authorized -> authorized ? sendAgain(response, again) : Mono.just(response))
                        : Mono.just(response));
    }

    private static Mono<HttpResponse> sendAgain(HttpResponse refused, HttpPipelineNextPolicy again) {
        refused.close();
        return again.process();
    }

    @Override
    public Mono<Void> authorizeRequest(HttpPipelineCallContext context) {
        return authorize(context, () -> {
            HeldToken inHand = tokens.inHand();
            return inHand == null ? await(context, tokens::get) : Mono.just(inHand);
        });
    }

    @Override
    public Mono<Boolean> authorizeRequestOnChallenge(HttpPipelineCallContext context, HttpResponse response) {
        return super.authorizeRequestOnChallenge(context, response).flatMap(authorized -> {
            if (authorized) {
                return Mono.just(true);
            }
            return Guard.guard(() -> {
                if (ExpiredToken.isReasonOf(response)) {
                    return replaceExpired(context);
                }
                tokens.forget(used(context));
                return Mono.just(false);
            });
        });
    }

    /** Called for a claims challenge. */
    @Override
    public Mono<Void> setAuthorizationHeader(HttpPipelineCallContext context, TokenRequestContext wanted) {
        return authorize(context, () -> await(context, seen -> tokens.replace(used(context), wanted, seen)));
    }

    private Mono<Boolean> replaceExpired(HttpPipelineCallContext context) {
        HeldToken expired = used(context);
        return authorize(context, () -> await(context, seen -> tokens.replace(expired, seen)))
                .then(Mono.fromSupplier(() -> used(context) != expired));
    }

    private static HeldToken used(HttpPipelineCallContext context) {
        return (HeldToken) context.getData(TOKEN).orElseThrow();
    }

    private static Mono<Void> authorize(HttpPipelineCallContext context, Supplier<Mono<HeldToken>> token) {
        return Mono.defer(token)
                .doOnNext(had -> {
                    context.setData(TOKEN, had);
                    context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + had.value());
                })
                .then();
    }

    /**
     * Tells the call that it waits for a token.
     *
     * @param token gets it, given the latest failure that the call has seen
     */
    private static Mono<HeldToken> await(HttpPipelineCallContext context, Function<Throwable, Mono<HeldToken>> token) {
        CallPriority priority = priority(context);
        priority.awaitingToken(true);
        return token.apply(priority.tokenFailure())
                .doOnNext(had -> priority.awaitingToken(false))
                .doOnError(priority::tokenFailed);
    }

    private static CallPriority priority(HttpPipelineCallContext context) {
        return (CallPriority) context.getData(CallPriority.KEY).orElseGet(CallPriority::live);
    }
}
