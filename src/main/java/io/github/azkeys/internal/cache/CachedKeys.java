// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.failure.FailureKind;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Scheduler;

/**
 * A key set: the last response, the current call, and the latest failures. Calls begin and end, and the listener is
 * called, without the lock because they run other code. Threadsafe.
 */
final class CachedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** The share of {@code cacheTtl} after which keys are renewed in the background. */
    private static final double RENEW_AFTER = 0.8;

    /** The longest that keys are used which may still change. */
    private static final Duration UNSETTLED_TTL = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final Backoff backoff;

    /** The refusals of background calls by the budget, which delay renewals but no exchange. */
    private final Backoff renewals;

    private final KeyCounter counter;
    private final Function<CallPriority, CompletableFuture<KeyResponse>> load;
    private final Consumer<KeyResponse> listener;
    private KeyResponse cached;

    /** The answer for all callers that get the cached response while it is fresh. */
    private CompletableFuture<KeyAnswer> hit;

    private int generationOfCached;
    private int generation;
    private Instant settled = Instant.MIN;
    private KeyCall running;
    private KeyCall next;

    CachedKeys(
            InstantSource clock,
            Scheduler scheduler,
            RandomGenerator jitter,
            KeyCounter counter,
            Function<CallPriority, CompletableFuture<KeyResponse>> load,
            Consumer<KeyResponse> listener) {
        this.clock = clock;
        this.scheduler = scheduler;
        this.backoff = new Backoff(jitter);
        this.renewals = new Backoff(jitter);
        this.counter = counter;
        this.load = load;
        this.listener = listener;
    }

    CompletableFuture<KeyAnswer> get(CachePolicy policy, CallPriority priority) {
        KeyCall call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            Instant now = clock.instant();
            boolean due = backoff.isDue(now);
            if (isCurrent(now) && age(now).compareTo(policy.ttl()) < 0) {
                counter.hit(false);
                answer = hit;
                boolean old = age(now).toMillis() >= policy.ttl().toMillis() * RENEW_AFTER;
                if (!due || !old || running != null || !renewals.isDue(now)) {
                    return answer;
                }
                call = join(CallPriority.background()); // no caller waits for it
            } else if (!due && running == null) {
                return staleOrFailure(backoff.failure(now), policy);
            } else {
                call = join(priority);
                answer = keysOf(call, policy);
            }
        }
        begin(call);
        return answer;
    }

    /** Returns keys from a call that begins after this method is called. Fails without a call while ARM throttles. */
    CompletableFuture<KeyAnswer> refresh(CallPriority priority) {
        KeyCall call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            Instant now = clock.instant();
            if (backoff.failure() instanceof ThrottledException && !backoff.isDue(now)) {
                return CompletableFuture.failedFuture(backoff.failure(now));
            }
            if (running == null) {
                call = join(priority);
                answer = call.answer();
            } else {
                if (next == null || !next.priority().join(priority)) {
                    // ARM may have processed the current call before the keys changed
                    next = new KeyCall(callAfterCurrent(priority), priority, scheduler);
                }
                running.priority().join(priority);
                call = running;
                answer = next.answer();
            }
        }
        begin(call);
        return answer;
    }

    private CompletableFuture<KeyAnswer> callAfterCurrent(CallPriority priority) {
        return running.answer().handle((answer, e) -> null).thenCompose(done -> callNext(priority));
    }

    private CompletableFuture<KeyAnswer> callNext(CallPriority priority) {
        KeyCall call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            if (running == null) {
                next = null;
                call = join(priority);
                answer = call.answer();
            } else { // another call began meanwhile, possibly before the keys changed
                running.priority().join(priority);
                call = running;
                answer = callAfterCurrent(priority);
            }
        }
        begin(call);
        return answer;
    }

    /** Returns the current call, or a new one that has not begun. */
    private KeyCall join(CallPriority priority) {
        if (running == null || !running.priority().join(priority)) {
            running = new KeyCall(new CompletableFuture<>(), priority, scheduler);
        }
        return running;
    }

    /** Returns the keys of a call, or stale keys if it fails or waits long for its token. */
    private CompletableFuture<KeyAnswer> keysOf(KeyCall call, CachePolicy policy) {
        CompletableFuture<KeyAnswer> answer = call.answer().copy();
        call.whenTokenIsLate(() -> {
            KeyAnswer stale = staleIfCurrent(policy);
            if (stale != null && answer.complete(stale)) {
                counter.hit(true);
            }
        });
        return answer.exceptionallyCompose(e -> staleOrFailure(Causes.unwrapped(e), policy));
    }

    /** Begins a call unless another caller that joined it has begun it. Called without the lock. */
    private void begin(KeyCall call) {
        call.priority().hurry();
        if (!call.begins()) {
            return;
        }
        counter.call(call.priority(), load)
                .thenApply(response -> accept(response, () -> ended(call)))
                .whenComplete((answer, e) -> {
                    if (e != null) {
                        failed(call, Causes.unwrapped(e));
                    }
                    call.end(answer, e);
                });
    }

    /** Returns how many times the keys were marked as out of date. */
    synchronized int generation() {
        return generation;
    }

    /** Caches keys from a call that bypassed the cache, unless they were marked as out of date since that generation. */
    KeyAnswer put(KeyResponse response, int since) {
        return accept(response, () -> generation == since);
    }

    /**
     * Marks the cached keys, and those of the current call, as out of date.
     *
     * @param until as in {@link #settle}
     */
    synchronized void outdate(Instant until) {
        running = null;
        generation++;
        settle(until);
    }

    /**
     * Sets until when the keys may still change, if it is later than before. Keys from a call before that time are fetched
     * again after a minute, and at that time.
     */
    synchronized void settle(Instant until) {
        settled = until.isAfter(settled) ? until : settled;
    }

    /** Ends the current call. Returns false for any other call: it was withdrawn or began before the keys changed. */
    private boolean ended(KeyCall call) {
        if (running != call) {
            return false;
        }
        running = null;
        return true;
    }

    private KeyAnswer accept(KeyResponse response, BooleanSupplier condition) {
        KeyAnswer answer = new KeyAnswer(response, false, false, new MadeBodies());
        synchronized (this) {
            if (!condition.getAsBoolean()) {
                return answer;
            }
            if (backoff.succeeded() && cached != null) {
                LOG.info(
                        "The keys of {} can be listed again", response.request().address());
            }
            renewals.succeeded();
            cached = response;
            hit = CompletableFuture.completedFuture(answer.fromCache(false));
            generationOfCached = generation;
        }
        listener.accept(response);
        return answer;
    }

    private synchronized void failed(KeyCall call, Throwable e) {
        if (!ended(call) || call.priority().isWithdrawn()) {
            return; // not a failure of ARM
        }
        if (Backoff.isOfBackground(e, call.priority())) {
            renewals.failed(e, clock.instant());
            return;
        }
        if (backoff.failed(e, clock.instant())
                && cached != null
                && FailureKind.of(e).isServingStale()) {
            LOG.warn(
                    "The keys of {} cannot be listed; the keys from {} are served until cacheStaleTtl has passed: {}",
                    cached.request().address(),
                    cached.retrievedAt(),
                    e.getMessage());
        }
    }

    /** Returns stale keys if ARM is unavailable, but not if it denies access to them. */
    private synchronized CompletableFuture<KeyAnswer> staleOrFailure(Throwable e, CachePolicy policy) {
        Instant now = clock.instant();
        if (!FailureKind.of(e).isServingStale() || !isServable(now, policy)) {
            return CompletableFuture.failedFuture(e);
        }
        counter.hit(true);
        return CompletableFuture.completedFuture(hit.join().fromCache(true));
    }

    /** Returns stale keys that are not marked as out of date, null if there are none. */
    private synchronized KeyAnswer staleIfCurrent(CachePolicy policy) {
        Instant now = clock.instant();
        return isCurrent(now) && isServable(now, policy) ? hit.join().fromCache(true) : null;
    }

    /** Whether keys are cached that may be served as stale: they do not expire soon, and ARM has not refused them since. */
    private boolean isServable(Instant now, CachePolicy policy) {
        return cached != null
                && !backoff.isRefused()
                && !cached.isExpiring(now)
                && age(now).compareTo(policy.staleTtl()) < 0;
    }

    synchronized CachedKeySet describe(KeyRequest request) {
        return CachedKeySet.of(request, cached, backoff, counter.counts());
    }

    /** Whether keys are cached that are not marked as out of date, and of whose validity half is not over. */
    private boolean isCurrent(Instant now) {
        return cached != null
                && !cached.isDueForRenewal(now)
                && generationOfCached == generation
                && (!cached.retrievedAt().isBefore(settled)
                        || now.isBefore(settled) && age(now).compareTo(UNSETTLED_TTL) < 0);
    }

    /** The age is unknown, and therefore infinite, if the clock was set back to before the response. */
    private Duration age(Instant now) {
        Duration age = Duration.between(cached.retrievedAt(), now);
        return age.isNegative() ? ChronoUnit.FOREVER.getDuration() : age;
    }
}
