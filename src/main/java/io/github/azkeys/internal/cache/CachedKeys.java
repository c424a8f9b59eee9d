package io.github.azkeys.internal.cache;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key set: the last good answer, the call under way, and how the last tries failed. Calls begin and end without the
 * lock, since they run code of others. Threadsafe.
 */
final class CachedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** The share of its time after which an answer is renewed while it is still served. */
    private static final double RENEW_AFTER = 0.8;

    private final InstantSource clock;
    private final Backoff backoff;
    private final KeyCounter counter;
    private final Function<CallPriority, CompletableFuture<KeyResponse>> load;

    private KeyResponse good;
    private int generationOfGood;
    private int generation;
    private Instant settled = Instant.MIN;
    private Call running;
    private Call next;

    private record Call(CompletableFuture<KeyAnswer> answer, CallPriority priority, AtomicBoolean begun) {}

    CachedKeys(
            InstantSource clock,
            RandomGenerator jitter,
            KeyCounter counter,
            Function<CallPriority, CompletableFuture<KeyResponse>> load) {
        this.clock = clock;
        this.backoff = new Backoff(jitter);
        this.counter = counter;
        this.load = load;
    }

    CompletableFuture<KeyAnswer> get(CachePolicy policy, CallPriority priority) {
        Call call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            Instant now = clock.instant();
            boolean due = backoff.isDue(now);
            if (isGood(now) && isKnownAge(now) && age(now).compareTo(policy.ttl()) < 0) {
                answer = CompletableFuture.completedFuture(fromMemory(false));
                boolean old = age(now).toMillis() >= policy.ttl().toMillis() * RENEW_AFTER;
                if (!due || !old || running != null) {
                    return answer;
                }
                call = join(CallPriority.background()); // nobody waits for it
            } else if (!due && running == null) {
                return remembered(backoff.failure(now), policy);
            } else {
                call = join(priority);
                answer = call.answer().exceptionallyCompose(e -> remembered(Causes.unwrapped(e), policy));
            }
        }
        begin(call);
        return answer;
    }

    /**
     * As {@link #get}, of a call that begins after this one; while ARM wants to be left alone there is none, since a
     * message can ask for this.
     */
    CompletableFuture<KeyAnswer> refresh(CallPriority priority) {
        Call call;
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
                    // the one under way may have been answered before the caller had his reason
                    next = new Call(askOnceDone(priority), priority, new AtomicBoolean());
                }
                running.priority().join(priority);
                call = running;
                answer = next.answer();
            }
        }
        begin(call);
        return answer;
    }

    private CompletableFuture<KeyAnswer> askOnceDone(CallPriority priority) {
        return running.answer().handle((answer, e) -> null).thenCompose(done -> askNext(priority));
    }

    private CompletableFuture<KeyAnswer> askNext(CallPriority priority) {
        Call call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            if (running == null) {
                next = null;
                call = join(priority);
                answer = call.answer();
            } else { // somebody was quicker, perhaps before the last who waits here had his reason
                running.priority().join(priority);
                call = running;
                answer = askOnceDone(priority);
            }
        }
        begin(call);
        return answer;
    }

    /** The call under way, or one that is to begin. */
    private Call join(CallPriority priority) {
        if (running == null || !running.priority().join(priority)) {
            running = new Call(new CompletableFuture<>(), priority, new AtomicBoolean());
        }
        return running;
    }

    /** Begins a call, if nobody who joined it was quicker; not under the lock. */
    private void begin(Call call) {
        call.priority().hurry();
        if (!call.begun().compareAndSet(false, true)) {
            return;
        }
        counter.call(call.priority(), load).whenComplete((response, e) -> {
            if (e == null) {
                succeeded(call, response);
                call.answer().complete(new KeyAnswer(response, false, false));
            } else {
                failed(call, Causes.unwrapped(e));
                call.answer().completeExceptionally(Causes.unwrapped(e));
            }
        });
    }

    /** How often the keys were said to be out of date. */
    synchronized int generation() {
        return generation;
    }

    /**
     * Takes keys that ARM answered to somebody else.
     *
     * @param since the generation that they are of; in another one they may be out of date already
     */
    synchronized void put(KeyResponse response, int since) {
        if (generation == since) {
            accept(response);
        }
    }

    /**
     * What is remembered, and what comes of the call under way, may be wrong.
     *
     * @param unsettled how long that may be said of what ARM answers from now on, too: it is remembered, and asked for
     *     once more after that
     */
    synchronized void outdate(Duration unsettled) {
        running = null;
        generation++;
        Instant until = unsettled.isZero() ? Instant.MIN : clock.instant().plus(unsettled);
        settled = until.isAfter(settled) ? until : settled;
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
        if (ended(call)) {
            accept(response);
        }
    }

    private void accept(KeyResponse response) {
        if (backoff.succeeded() && good != null) {
            LOG.info("The keys of {} can be fetched again", response.request().address());
        }
        good = response;
        generationOfGood = generation;
    }

    private synchronized void failed(Call call, Throwable e) {
        if (!ended(call) || call.priority().isWithdrawn()) {
            return; // which says nothing about ARM
        }
        if (backoff.failed(e, clock.instant()) && good != null && Backoff.isPassing(e)) {
            LOG.warn(
                    "The keys of {} cannot be fetched; those of {} are served as long as cacheStaleTtl allows: {}",
                    good.request().address(),
                    good.retrievedAt(),
                    e.getMessage());
        }
    }

    /** Old keys are better than none where ARM cannot answer; where it says no, they are not ours to give out. */
    private synchronized CompletableFuture<KeyAnswer> remembered(Throwable e, CachePolicy policy) {
        Instant now = clock.instant();
        return Backoff.isPassing(e) && good != null && isKnownAge(now) && age(now).compareTo(policy.staleTtl()) <= 0
                ? CompletableFuture.completedFuture(fromMemory(true))
                : CompletableFuture.failedFuture(e);
    }

    private KeyAnswer fromMemory(boolean stale) {
        KeyAnswer answer = new KeyAnswer(good, true, stale);
        counter.served(answer);
        return answer;
    }

    synchronized CachedKeySet describe(KeyRequest request) {
        return new CachedKeySet(
                request.address(),
                request.apiVersion(),
                good == null ? null : good.retrievedAt(),
                backoff.failingSince(),
                backoff.failure() == null ? null : backoff.failure().getMessage(),
                counter.counts());
    }

    /** Whether there is an answer that nobody has said to be out of date. */
    private boolean isGood(Instant now) {
        return good != null
                && generationOfGood == generation
                && (now.isBefore(settled) || !good.retrievedAt().isBefore(settled));
    }

    /** Not so once the clock was put back to before the answer: by then it may have any age. */
    private boolean isKnownAge(Instant now) {
        return !age(now).isNegative();
    }

    private Duration age(Instant now) {
        return Duration.between(good.retrievedAt(), now);
    }
}
