// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import com.azure.core.credential.TokenRequestContext;
import io.github.azkeys.internal.call.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Sinks;

/**
 * The current token of a connection. Requests share a pending token request and its failure. A token that expires soon is
 * renewed in the background. Threadsafe.
 */
final class TokenCache implements AutoCloseable {

    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

    /** The longest time between retries of requests that failed together, whose delays differ a little. */
    private static final Duration SHARED = Duration.ofSeconds(1);

    private final TokenSource source;
    private final TokenRequestContext request;
    private final Clock clock;
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private HeldToken held;
    private Failed failed;
    private Instant renewed = Instant.MIN;
    private Pending pending;

    /** A token request. The reason is that of {@link HeldToken}. */
    private record Pending(String reason, CompletableFuture<HeldToken> answer) {}

    private record Failed(String reason, Throwable failure, Instant at) {

        boolean isNews(Throwable seen, String wanted, Instant now) {
            return failure != seen && Objects.equals(reason, wanted) && Durations.hasPassedLess(SHARED, at, now);
        }
    }

    TokenCache(TokenSource source, TokenRequestContext request, Clock clock) {
        this.source = source;
        this.request = request;
        this.clock = clock;
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
    CompletableFuture<HeldToken> get(Throwable seen) {
        return get(request, null, null, seen);
    }

    /**
     * Gets another token than one that has expired, or the same if another does not help. Other requests use the expired one
     * until then, because not all services refuse it.
     *
     * @param seen as for {@link #get(Throwable)}
     */
    CompletableFuture<HeldToken> replace(HeldToken expired, Throwable seen) {
        return get(request, "expired", expired, seen);
    }

    /**
     * Gets another token than one without the claims that ARM asks for, or the same if another does not help.
     *
     * @param seen as for {@link #get(Throwable)}
     */
    CompletableFuture<HeldToken> replace(HeldToken refused, TokenRequestContext withClaims, Throwable seen) {
        return get(withClaims, withClaims.getClaims(), refused, seen);
    }

    /** Forgets a token that ARM has refused for another reason, so that the next request asks the credential again. */
    synchronized void forget(HeldToken refused) {
        if (held == refused) {
            held = null;
        }
    }

    private CompletableFuture<HeldToken> get(
            TokenRequestContext wanted, String reason, HeldToken refused, Throwable seen) {
        Pending current;
        boolean begins;
        synchronized (this) {
            Instant now = clock.instant();
            if (held != null
                    && held.isValid(now)
                    && (refused == null || held.replaces(refused, reason, wanted.getClaims() != null, now))) {
                return CompletableFuture.completedFuture(held);
            }
            begins = pending == null;
            if (begins && seen != null && failed != null && failed.isNews(seen, reason, now)) {
                return CompletableFuture.failedFuture(failed.failure());
            }
            if (begins) {
                pending = new Pending(reason, new CompletableFuture<>());
            }
            current = pending;
        }
        if (begins) {
            request(wanted, current);
        }
        return refused == null || reason.equals(current.reason())
                ? current.answer().copy()
                : current.answer() // it asked for something else
                        .handle((token, failure) -> get(wanted, reason, refused, seen))
                        .thenCompose(Function.identity());
    }

    /** Requests a token. The request goes on if the requests to ARM that wait for it are cancelled. */
    private void request(TokenRequestContext wanted, Pending asked) {
        try {
            source.token(wanted, asked.reason() != null)
                    .map(token -> new HeldToken(token, asked.reason(), clock.instant()))
                    .takeUntilOther(closed.asMono())
                    .subscribe(token -> answered(asked, token, null), failure -> answered(asked, null, failure));
        } catch (RuntimeException | Error e) { // its timer cannot start; otherwise all calls would wait for ever
            answered(asked, null, e);
        }
    }

    private void answered(Pending asked, HeldToken token, Throwable failure) {
        synchronized (this) {
            pending = null;
            failed = failure == null ? null : new Failed(asked.reason(), failure, clock.instant());
            held = failure == null ? token : held;
        }
        // outside the lock, because it runs the callers
        if (failure == null) {
            asked.answer().complete(token);
        } else {
            asked.answer().completeExceptionally(failure);
        }
    }

    /** Cancels a pending token request, which leaves its callers without an answer. */
    @Override
    public void close() {
        closed.tryEmitEmpty();
    }
}
