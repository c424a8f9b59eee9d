// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The current token of a connection. Requests share a pending token request and its failure. A token that expires soon is
 * renewed in the background. Threadsafe.
 */
final class TokenCache {

    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

    private final TokenSource source;
    private final TokenRequestContext request;
    private final Clock clock;
    private HeldToken held;
    private Throwable failure;
    private Instant nextRenewal = Instant.MIN;
    private CompletableFuture<Signal<HeldToken>> pending;

    TokenCache(TokenSource source, TokenRequestContext request, Clock clock) {
        this.source = source;
        this.request = request;
        this.clock = clock;
    }

    /** Returns the current token, null if it must be waited for. */
    HeldToken inHand() {
        HeldToken current;
        CompletableFuture<Signal<HeldToken>> renewal;
        synchronized (this) {
            Instant now = clock.instant();
            if (held == null || !held.isValid(now)) {
                return null;
            }
            current = held;
            if (pending != null || !current.isDueForRenewal(now) || now.isBefore(nextRenewal)) {
                return current;
            }
            nextRenewal = now.plus(BETWEEN_RENEWALS);
            renewal = pending = new CompletableFuture<>();
        }
        request(request, null, renewal);
        return current;
    }

    /**
     * Gets a token.
     *
     * @param seen the latest failure that the caller has seen, null if it has seen none. A later one is shared, so that
     *     requests that failed together and try again do so with one token request
     */
    Mono<HeldToken> get(Throwable seen) {
        return get(request, null, null, seen);
    }

    /** Gets another token than one that has expired, or the same if another does not help. */
    Mono<HeldToken> replace(HeldToken expired) {
        return get(request, "expired", expired, null);
    }

    /** Gets another token than one without the claims that ARM asks for, or the same if another does not help. */
    Mono<HeldToken> replace(HeldToken refused, TokenRequestContext withClaims) {
        return get(withClaims, withClaims.getClaims(), refused, null);
    }

    /** Forgets a token that ARM has refused for another reason, so that the next request asks the credential again. */
    synchronized void forget(HeldToken refused) {
        if (held == refused) {
            held = null;
        }
    }

    private Mono<HeldToken> get(TokenRequestContext wanted, String reason, HeldToken refused, Throwable seen) {
        CompletableFuture<Signal<HeldToken>> answer;
        boolean begins;
        synchronized (this) {
            Instant now = clock.instant();
            if (held != null && held == refused && !held.isUseless(reason, now)) {
                held = null;
            }
            if (held != null && held.isValid(now)) {
                return Mono.just(held);
            }
            begins = pending == null;
            if (begins && seen != null && failure != null && failure != seen) {
                return Mono.error(failure);
            }
            if (begins) {
                pending = new CompletableFuture<>();
            }
            answer = pending;
        }
        if (begins) {
            request(wanted, reason, answer);
        }
        // signals, because Reactor logs the failure of a future that has no subscriber
        return Mono.fromFuture(answer, true).dematerialize();
    }

    /** Requests a token. The request goes on if the requests to ARM that wait for it are cancelled. */
    private void request(TokenRequestContext wanted, String reason, CompletableFuture<Signal<HeldToken>> answer) {
        source.token(wanted, reason != null)
                .map(token -> new HeldToken(token, reason, clock.instant()))
                .materialize()
                .subscribe(result -> {
                    synchronized (this) {
                        pending = null;
                        failure = result.getThrowable();
                        held = result.isOnNext() ? result.get() : held;
                    }
                    answer.complete(result); // outside the lock, because it runs the callers
                });
    }
}
