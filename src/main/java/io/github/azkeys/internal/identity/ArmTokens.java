// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The tokens for requests to ARM. All failures to get a token are {@link TokenFailure}s. Threadsafe.
 */
public final class ArmTokens implements AutoCloseable {

    private final TokenCache cache;
    private final String scope;

    /**
     * @param http sends the requests for tokens
     * @throws io.github.azkeys.InvalidRequestException if azure-identity rejects an option
     */
    public ArmTokens(ArmConnection connection, HttpClient http, Clock clock) {
        this.scope = connection.endpoint().scope();
        this.cache = new TokenCache(new TokenSource(connection, http, clock), wanted(), clock);
    }

    private TokenRequestContext wanted() {
        return new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
    }

    /** Returns the current token, and renews it in the background if it expires soon; null if it must be waited for. */
    public HeldToken inHand() {
        return cache.inHand();
    }

    /**
     * Gets the current token for a call that waits for it.
     *
     * @return completes with the token or with a {@link TokenFailure}. Requests that wait share one token request, which
     *     goes on if this future is cancelled
     */
    public CompletableFuture<HeldToken> get(CallPriority priority) {
        return await(priority, cache.get(priority.tokenFailure()));
    }

    /**
     * Gets another token after ARM has refused a request with status 401: because it asks for claims, or says that the token
     * has expired.
     *
     * @param used the token of the request
     * @return completes with the token to send the request with once more, with null if no other token helps, or with a
     *     {@link TokenFailure}
     */
    public CompletableFuture<HeldToken> afterRefusal(HeldToken used, TransportResponse refused, CallPriority priority) {
        String claims = ClaimsChallenge.claims(refused);
        if (claims != null) {
            return await(priority, cache.replace(used, wanted().setClaims(claims), priority.tokenFailure()));
        }
        if (ExpiredToken.isReasonOf(refused)) {
            return await(priority, cache.replace(used, priority.tokenFailure()))
                    .thenApply(another -> another == used ? null : another);
        }
        cache.forget(used);
        return CompletableFuture.completedFuture(null);
    }

    /** Tells the call that it waits for a token, and why it got none. */
    private static CompletableFuture<HeldToken> await(CallPriority priority, CompletableFuture<HeldToken> token) {
        priority.awaitingToken(true);
        return token.whenComplete((had, failure) -> {
            if (failure == null) {
                priority.awaitingToken(false);
            } else {
                priority.tokenFailed(Causes.unwrapped(failure));
            }
        });
    }

    /** Cancels a pending token request. What waits for it must fail by itself. */
    @Override
    public void close() {
        cache.close();
    }
}
