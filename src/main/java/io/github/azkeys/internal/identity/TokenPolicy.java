package io.github.azkeys.internal.identity;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import io.github.azkeys.internal.call.Linking;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Puts the token on each request. Requests that come while a token is fetched wait for that one, and fail with it; while
 * the token at hand is good but near its end, one of them renews it and the others go on. A claims challenge is answered
 * once. Whatever goes wrong, or takes longer than {@link ArmConnection#longestAuthorization()}, is a
 * {@link TokenFailure}.
 */
public final class TokenPolicy extends BearerTokenAuthenticationPolicy {

    private final Duration longestAuthorization;

    public TokenPolicy(ArmConnection connection, TokenCredential credential) {
        // a credential may block (a process, a file, MSAL); no thread of HTTP or of a route shall wait for it
        super(
                request -> token(credential, request)
                        .subscribeOn(Schedulers.boundedElastic())
                        .timeout(connection.longestToken())
                        .onErrorMap(TimeoutException.class, TokenFailure::new),
                connection.endpoint().scope());
        this.longestAuthorization = connection.longestAuthorization();
    }

    @Override
    public Mono<Void> authorizeRequest(HttpPipelineCallContext context) {
        return toItsEnd(() -> super.authorizeRequest(context));
    }

    @Override
    public Mono<Boolean> authorizeRequestOnChallenge(HttpPipelineCallContext context, HttpResponse response) {
        return toItsEnd(() -> super.authorizeRequestOnChallenge(context, response));
    }

    /**
     * Goes on where the subscriber does not: the request that fetches the token does it for all that wait, and azure-core
     * leaves them without an answer if it is cancelled.
     */
    private <T> Mono<T> toItsEnd(Supplier<Mono<T>> authorization) {
        return Mono.defer(() -> Mono.fromFuture(
                        authorization
                                .get()
                                .timeout(longestAuthorization)
                                .onErrorMap(TimeoutException.class, TokenFailure::new)
                                // Reactor would log the failure of a future that nobody waits for any more
                                .materialize()
                                .toFuture(),
                        true))
                .dematerialize();
    }

    private static Mono<AccessToken> token(TokenCredential credential, TokenRequestContext request) {
        return Linking.guard(() -> credential.getToken(request))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The credential gave no token")))
                .onErrorMap(TokenFailure::new);
    }
}
