// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenRequestContext;
import io.github.azkeys.internal.call.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * The current token of a connection. Requests share a pending token request and its failure. A token that expires soon is
 * renewed in the background. Threadsafe.
 */
final class TokenCache {

    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

    /** The longest time between retries of requests that failed together, whose delays differ a little. */
    private static final Duration SHARED = Duration.ofSeconds(1);

    private final TokenSource source;
    private final TokenRequestContext request;
    private final Clock clock;
    private final Mono<Void> closed;
    private HeldToken held;
    private Failed failed;
    private Instant renewed = Instant.MIN;
    private Pending pending;

    /** A token request. The reason is that of {@link HeldToken}. */
    private record Pending(String reason, CompletableFuture<Signal<HeldToken>> answer) {}

    private record Failed(String reason, Throwable failure, Instant at) {

        boolean isNews(Throwable seen, String wanted, Instant now) {
            return failure != seen && Objects.equals(reason, wanted) && Durations.hasPassedLess(SHARED, at, now);
        }
    }

    /** @param closed completes when a pending token request must be cancelled */
    TokenCache(TokenSource source, TokenRequestContext request, Clock clock, Mono<Void> closed) {
        this.source = source;
        this.request = request;
        this.clock = clock;
        this.closed = closed;
    }

    /** Returns the current token, null if it must be waited for. */
    HeldToken inHand() {
        HeldToken current;
        Pending renewal;
        synchronized (this) {
            Instant now = clock.instant();
            if (held == null || !held.isValid(now)) {
                return null;
            }
            current = held;
            if (pending != null
                    || !current.isDueForRenewal(now)
                    || Durations.hasPassedLess(BETWEEN_RENEWALS, renewed, now)) {
                return current;
            }
            renewed = now;
            renewal = pending = new Pending(null, new CompletableFuture<>());
        }
        request(request, renewal);
        return current;
    }

    /**
     * Gets a token.
     *
     * @param seen the latest failure that the caller has seen, null if it has seen none. A later one that is new is shared,
     *     so that requests that failed together and try again do so with one token request
     */
    Mono<HeldToken> get(Throwable seen) {
        return get(request, null, null, seen);
    }

    /**
     * Gets another token than one that has expired, or the same if another does not help. Other requests use the expired one
     * until then, because not all services refuse it.
     *
     * @param seen as for {@link #get(Throwable)}
     */
    Mono<HeldToken> replace(HeldToken expired, Throwable seen) {
        return get(request, "expired", expired, seen);
    }

    /**
     * Gets another token than one without the claims that ARM asks for, or the same if another does not help.
     *
     * @param seen as for {@link #get(Throwable)}
     */
    Mono<HeldToken> replace(HeldToken refused, TokenRequestContext withClaims, Throwable seen) {
        return get(withClaims, withClaims.getClaims(), refused, seen);
    }

    /** Forgets a token that ARM has refused for another reason, so that the next request asks the credential again. */
    synchronized void forget(HeldToken refused) {
        if (held == refused) {
            held = null;
        }
    }

    private Mono<HeldToken> get(TokenRequestContext wanted, String reason, HeldToken refused, Throwable seen) {
        Pending current;
        boolean begins;
        synchronized (this) {
            Instant now = clock.instant();
            if (held != null
                    && held.isValid(now)
                    && (refused == null || held.replaces(refused, reason, wanted.getClaims() != null, now))) {
                return Mono.just(held);
            }
            begins = pending == null;
            if (begins && seen != null && failed != null && failed.isNews(seen, reason, now)) {
                return Mono.error(failed.failure());
            }
            if (begins) {
                pending = new Pending(reason, new CompletableFuture<>());
            }
            current = pending;
        }
        if (begins) {
            request(wanted, current);
        }
        // signals, because Reactor logs the failure of a future that has no subscriber
        Mono<Signal<HeldToken>> answer = Mono.fromFuture(current.answer(), true);
        return refused == null || reason.equals(current.reason())
                ? answer.dematerialize()
                : answer.then(Mono.defer(() -> get(wanted, reason, refused, seen))); // it asked for something else
    }

    /** Requests a token. The request goes on if the requests to ARM that wait for it are cancelled. */
    private void request(TokenRequestContext wanted, Pending asked) {
        source.token(wanted, asked.reason() != null)
                .map(token -> new HeldToken(token, asked.reason(), clock.instant()))
                .materialize()
                .takeUntilOther(closed)
                .subscribe(result -> {
                    synchronized (this) {
                        pending = null;
                        failed = result.isOnNext()
                                ? null
                                : new Failed(asked.reason(), result.getThrowable(), clock.instant());
                        held = result.isOnNext() ? result.get() : held;
                    }
                    asked.answer().complete(result); // outside the lock, because it runs the callers
                });
    }
}
