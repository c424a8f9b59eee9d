// SPDX-License-Identifier: Apache-2.0
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
 * Adds the token to each request. Requests share a pending token request and its failure. If the token expires soon, one
 * request renews it and the others use the current one. A claims challenge is handled once. All failures are
 * {@link TokenFailure}s, also if a token takes longer than {@link ArmConnection#longestAuthorization()}.
 */
public final class TokenPolicy extends BearerTokenAuthenticationPolicy {

    private final Duration longestAuthorization;

    public TokenPolicy(ArmConnection connection, TokenCredential credential) {
        // a credential may block (a process, a file, MSAL), which must not hold up threads of HTTP or of routes
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
        return uncancelled(() -> super.authorizeRequest(context));
    }

    @Override
    public Mono<Boolean> authorizeRequestOnChallenge(HttpPipelineCallContext context, HttpResponse response) {
        return uncancelled(() -> super.authorizeRequestOnChallenge(context, response));
    }

    /**
     * Continues when the subscriber cancels: one request gets the token for all that wait, and if azure-core cancels it,
     * the others would wait forever.
     */
    private <T> Mono<T> uncancelled(Supplier<Mono<T>> authorization) {
        return Mono.defer(() -> Mono.fromFuture(
                        authorization
                                .get()
                                .timeout(longestAuthorization)
                                .onErrorMap(TimeoutException.class, TokenFailure::new)
                                // Reactor logs the failure of a future that has no subscriber
                                .materialize()
                                .toFuture(),
                        true))
                .dematerialize();
    }

    private static Mono<AccessToken> token(TokenCredential credential, TokenRequestContext request) {
        return Linking.guard(() -> credential.getToken(request))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The credential returned no token")))
                .onErrorMap(TokenFailure::new);
    }
}
