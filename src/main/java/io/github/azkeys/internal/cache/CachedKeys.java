package io.github.azkeys.internal.cache;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One key set: the last good answer, the current call, and how the last calls failed. Calls begin and end, and the
 * listener is called, without the lock because they run other code. Threadsafe.
 */
final class CachedKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** The share of its time after which an answer is renewed while it is still served. */
    private static final double RENEW_AFTER = 0.8;

    private final InstantSource clock;
    private final Backoff backoff;
    private final KeyCounter counter;
    private final Function<CallPriority, CompletableFuture<KeyResponse>> load;
    private final Consumer<KeyResponse> listener;
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
            Function<CallPriority, CompletableFuture<KeyResponse>> load,
            Consumer<KeyResponse> listener) {
        this.clock = clock;
        this.backoff = new Backoff(jitter);
        this.counter = counter;
        this.load = load;
        this.listener = listener;
    }

    CompletableFuture<KeyAnswer> get(CachePolicy policy, CallPriority priority) {
        Call call;
        CompletableFuture<KeyAnswer> answer;
        synchronized (this) {
            Instant now = clock.instant();
            boolean due = backoff.isDue(now);
            if (isGood(now) && age(now).compareTo(policy.ttl()) < 0) {
                answer = CompletableFuture.completedFuture(counter.served(new KeyAnswer(good, true, false)));
                boolean old = age(now).toMillis() >= policy.ttl().toMillis() * RENEW_AFTER;
                if (!due || !old || running != null) {
                    return answer;
                }
                call = join(CallPriority.background()); // no caller waits for it
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

    /** As {@link #get}, from a call that begins after this one. There is no call while ARM throttles. */
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
                    // the current call may have been answered before the reason for this refresh
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
            } else { // another call began meanwhile, possibly before the reason for the last refresh
                running.priority().join(priority);
                call = running;
                answer = askOnceDone(priority);
            }
        }
        begin(call);
        return answer;
    }

    /** Returns the current call, or a new one that has not begun. */
    private Call join(CallPriority priority) {
        if (running == null || !running.priority().join(priority)) {
            running = new Call(new CompletableFuture<>(), priority, new AtomicBoolean());
        }
        return running;
    }

    /** Begins a call unless another caller that joined it has begun it. Called without the lock. */
    private void begin(Call call) {
        call.priority().hurry();
        if (!call.begun().compareAndSet(false, true)) {
            return;
        }
        counter.call(call.priority(), load)
                .thenApply(response -> accept(response, () -> ended(call)))
                .whenComplete((answer, e) -> {
                    if (e == null) {
                        call.answer().complete(answer);
                    } else {
                        failed(call, Causes.unwrapped(e));
                        call.answer().completeExceptionally(Causes.unwrapped(e));
                    }
                });
    }

    /** Returns how often the keys were marked as out of date. */
    synchronized int generation() {
        return generation;
    }

    /** Accepts keys from a call that bypassed the cache, unless the generation is not that of the call any longer. */
    KeyAnswer put(KeyResponse response, int since) {
        return accept(response, () -> generation == since);
    }

    /**
     * Marks the cached keys, and those of the current call, as out of date.
     *
     * @param unsettled how long new answers may be out of date as well; after that they are fetched once more
     */
    synchronized void outdate(Duration unsettled) {
        running = null;
        generation++;
        Instant until = unsettled.isZero() ? Instant.MIN : clock.instant().plus(unsettled);
        settled = until.isAfter(settled) ? until : settled;
    }

    /** Ends the current call. Returns false for any other call: it was withdrawn or began before the keys changed. */
    private boolean ended(Call call) {
        if (running != call) {
            return false;
        }
        running = null;
        return true;
    }

    private KeyAnswer accept(KeyResponse response, BooleanSupplier isCurrent) {
        KeyAnswer answer = new KeyAnswer(response, false, false);
        synchronized (this) {
            if (!isCurrent.getAsBoolean()) {
                return answer;
            }
            if (backoff.succeeded() && good != null) {
                LOG.info(
                        "The keys of {} can be fetched again",
                        response.request().address());
            }
            good = response;
            generationOfGood = generation;
        }
        listener.accept(response);
        return answer;
    }

    private synchronized void failed(Call call, Throwable e) {
        if (!ended(call) || call.priority().isWithdrawn()) {
            return; // not a failure of ARM
        }
        if (backoff.failed(e, clock.instant()) && good != null && Backoff.isPassing(e)) {
            LOG.warn(
                    "The keys of {} cannot be fetched; those of {} are served as long as cacheStaleTtl allows: {}",
                    good.request().address(),
                    good.retrievedAt(),
                    e.getMessage());
        }
    }

    /** Serves old keys if ARM cannot answer, but not if ARM denies access to them. */
    private synchronized CompletableFuture<KeyAnswer> remembered(Throwable e, CachePolicy policy) {
        Instant now = clock.instant();
        return Backoff.isPassing(e) && good != null && age(now).compareTo(policy.staleTtl()) <= 0
                ? CompletableFuture.completedFuture(counter.served(new KeyAnswer(good, true, true)))
                : CompletableFuture.failedFuture(e);
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

    /** Returns whether there is an answer that is not marked as out of date. */
    private boolean isGood(Instant now) {
        return good != null
                && generationOfGood == generation
                && (now.isBefore(settled) || !good.retrievedAt().isBefore(settled));
    }

    /** After the clock was put back to before the answer, the answer can have any age. */
    private Duration age(Instant now) {
        Duration age = Duration.between(good.retrievedAt(), now);
        return age.isNegative() ? ChronoUnit.FOREVER.getDuration() : age;
    }
}
