package io.github.azkeys.arm;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.ThrottledException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key set: the last good answer, the call under way, and how the last tries failed. Threadsafe.
 */
final class CachedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** The share of its time after which an answer is renewed while it is still served. */
    private static final double RENEW_AFTER = 0.8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final KeyCounter counter;

    private KeyResponse good;
    private boolean outdated;
    private Call running;
    private Call next;
    private Throwable failure;
    private Instant failingSince;
    private int failures;
    private Instant dueAgain = Instant.MIN;

    private record Call(CompletableFuture<KeyAnswer> answer, Demand demand) {}

    CachedKeys(InstantSource clock, RandomGenerator jitter, KeyCounter counter) {
        this.clock = clock;
        this.jitter = jitter;
        this.counter = counter;
    }

    /**
     * @param load asks ARM by the caller's own client: an earlier caller's may be closed by now
     */
    CompletableFuture<KeyAnswer> get(
            CachePolicy policy, Demand demand, Function<Demand, CompletableFuture<KeyResponse>> load) {
        CompletableFuture<KeyAnswer> asked;
        synchronized (this) {
            Instant now = clock.instant();
            boolean due = !now.isBefore(dueAgain);
            if (good != null && !outdated && age(now).compareTo(policy.ttl()) < 0) {
                if (due && age(now).toMillis() >= policy.ttl().toMillis() * RENEW_AFTER) {
                    ask(Demand.background(), load); // nobody waits for it
                }
                return CompletableFuture.completedFuture(fromMemory(false));
            }
            if (!due && running == null) {
                return remembered(now, policy);
            }
            asked = ask(demand, load);
        }
        return asked.exceptionallyCompose(e -> instead(unwrap(e), policy));
    }

    /**
     * As {@link #get}, of a call that begins after this one; while ARM wants to be left alone there is none, since a
     * message can ask for this.
     */
    CompletableFuture<KeyAnswer> refresh(Demand demand, Function<Demand, CompletableFuture<KeyResponse>> load) {
        synchronized (this) {
            if (failure instanceof ThrottledException && clock.instant().isBefore(dueAgain)) {
                return CompletableFuture.failedFuture(failure);
            }
            if (running == null) {
                return ask(demand, load);
            }
            Call waiting = next;
            if (waiting == null || !waiting.demand().join(demand)) {
                // the one under way may have been answered before the caller had his reason
                waiting = new Call(askOnceDone(demand, load), demand);
                next = waiting;
            }
            running.demand().join(demand);
            return waiting.answer();
        }
    }

    private CompletableFuture<KeyAnswer> askOnceDone(
            Demand demand, Function<Demand, CompletableFuture<KeyResponse>> load) {
        return running.answer().handle((answer, e) -> null).thenCompose(done -> askNext(demand, load));
    }

    private synchronized CompletableFuture<KeyAnswer> askNext(
            Demand demand, Function<Demand, CompletableFuture<KeyResponse>> load) {
        if (running != null) { // somebody was quicker, perhaps before the last who waits here had his reason
            running.demand().join(demand);
            return askOnceDone(demand, load);
        }
        next = null;
        return ask(demand, load);
    }

    /** Joins the call under way, or makes one. */
    private CompletableFuture<KeyAnswer> ask(Demand demand, Function<Demand, CompletableFuture<KeyResponse>> load) {
        Call known = running;
        if (known != null && known.demand().join(demand)) {
            return known.answer();
        }
        Call call = new Call(new CompletableFuture<>(), demand);
        running = call;
        counter.call(() -> load.apply(demand)).whenComplete((response, e) -> {
            if (e == null) {
                succeeded(call, response);
                call.answer().complete(new KeyAnswer(response, false, false));
            } else {
                failed(call, unwrap(e));
                call.answer().completeExceptionally(unwrap(e));
            }
        });
        return call.answer();
    }

    /** What ARM answered to somebody else. */
    synchronized void put(KeyResponse response) {
        running = null; // it may have been answered before
        succeeded(null, response);
    }

    /** What is remembered, and what comes of the call under way, may be wrong. */
    synchronized void outdate() {
        running = null;
        outdated = true;
    }

    /** Whether a call is the one under way; else it was withdrawn, or asked before the keys changed. */
    private boolean ended(Call call) {
        if (running != call) {
            return false;
        }
        running = null;
        return true;
    }

    private synchronized void succeeded(Call call, KeyResponse response) {
        if (!ended(call)) {
            return;
        }
        if (failures > 0 && good != null) {
            LOG.info("The keys of {} can be fetched again", response.request().address());
        }
        good = response;
        outdated = false;
        failure = null;
        failingSince = null;
        failures = 0;
        dueAgain = Instant.MIN;
    }

    private synchronized void failed(Call call, Throwable e) {
        if (!ended(call) || call.demand().isWithdrawn()) {
            return; // which says nothing about ARM
        }
        failure = e;
        failingSince = failingSince == null ? clock.instant() : failingSince;
        failures++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Duration asked = e instanceof AzkeysException known && known.getRetryAfter() != null
                ? known.getRetryAfter()
                : Duration.ZERO;
        // between the half and the whole, so that many who failed together do not come back together
        Duration spread = Duration.ofMillis((long) (bounded.toMillis() * (0.5 + jitter.nextDouble() / 2)));
        dueAgain = clock.instant().plus(asked.compareTo(spread) > 0 ? asked : spread);
        if (failures == 1 && good != null && isPassing(e)) {
            LOG.warn(
                    "The keys of {} cannot be fetched; those of {} are served as long as cacheStaleTtl allows: {}",
                    good.request().address(),
                    good.retrievedAt(),
                    e.getMessage());
        }
    }

    private synchronized CompletableFuture<KeyAnswer> remembered(Instant now, CachePolicy policy) {
        return stale(now, failure, policy)
                ? CompletableFuture.completedFuture(fromMemory(true))
                : CompletableFuture.failedFuture(failure);
    }

    private synchronized CompletableFuture<KeyAnswer> instead(Throwable e, CachePolicy policy) {
        return stale(clock.instant(), e, policy)
                ? CompletableFuture.completedFuture(fromMemory(true))
                : CompletableFuture.failedFuture(e);
    }

    private KeyAnswer fromMemory(boolean stale) {
        KeyAnswer answer = new KeyAnswer(good, true, stale);
        counter.served(answer);
        return answer;
    }

    /** Old keys are better than none where ARM cannot answer; where it says no, they are not ours to give out. */
    private boolean stale(Instant now, Throwable e, CachePolicy policy) {
        return isPassing(e) && good != null && age(now).compareTo(policy.staleTtl()) <= 0;
    }

    private static boolean isPassing(Throwable e) {
        return e instanceof ServiceUnavailableException
                || e instanceof ThrottledException
                || e instanceof InvalidResponseException;
    }

    synchronized CachedKeySet describe(KeyRequest request) {
        return new CachedKeySet(
                request.address(),
                request.apiVersion(),
                good == null ? null : good.retrievedAt(),
                failingSince,
                failure == null ? null : failure.getMessage(),
                counter.counts());
    }

    private Duration age(Instant now) {
        return Duration.between(good.retrievedAt(), now);
    }

    private static Throwable unwrap(Throwable e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
}
