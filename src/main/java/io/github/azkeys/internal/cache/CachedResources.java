// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The resources in a scope: the last list, the current call, and the latest failures. Threadsafe. */
final class CachedResources {

    private final InstantSource clock;
    private final Backoff backoff;
    private List<String> ids;
    private Instant listedAt;
    private Call running;

    private record Call(CompletableFuture<List<String>> answer, CallPriority priority) {}

    CachedResources(InstantSource clock, RandomGenerator jitter) {
        this.clock = clock;
        this.backoff = new Backoff(jitter);
    }

    /**
     * Returns the list from the cache, from the current call, or from a new one.
     *
     * @param refresh whether to return only a list from a call
     * @param find makes a call with the priority; must not throw
     */
    CompletableFuture<List<String>> get(
            CachePolicy policy,
            boolean refresh,
            CallPriority priority,
            Supplier<CompletableFuture<List<String>>> find) {
        Call call;
        boolean begin;
        synchronized (this) {
            Instant now = clock.instant();
            if (!refresh && isYounger(policy.ttl(), now)) {
                return CompletableFuture.completedFuture(ids);
            }
            boolean waits = !refresh || backoff.failure() instanceof ThrottledException;
            if (running == null && waits && !backoff.isDue(now)) {
                return listOrFailure(backoff.failure(now), policy, refresh);
            }
            begin = running == null || !running.priority().join(priority);
            running = begin ? new Call(new CompletableFuture<>(), priority) : running;
            call = running;
        }
        call.priority().hurry();
        if (begin) {
            begin(call, find);
        }
        // a copy, because callers may cancel theirs
        return call.answer().copy().exceptionallyCompose(e -> listOrFailure(Causes.unwrapped(e), policy, refresh));
    }

    private void begin(Call call, Supplier<CompletableFuture<List<String>>> find) {
        find.get().whenComplete((found, e) -> {
            end(call, found, e == null ? null : Causes.unwrapped(e));
            if (e == null) {
                call.answer().complete(found);
            } else {
                call.answer().completeExceptionally(Causes.unwrapped(e));
            }
        });
    }

    private synchronized void end(Call call, List<String> found, Throwable failure) {
        if (running != call) {
            return; // it was withdrawn
        }
        running = null;
        if (failure != null) {
            if (!call.priority().isWithdrawn() && !Backoff.isOfBackground(failure, call.priority())) {
                backoff.failed(failure, clock.instant());
            }
            return;
        }
        backoff.succeeded();
        ids = found;
        listedAt = clock.instant();
    }

    private synchronized CompletableFuture<List<String>> listOrFailure(
            Throwable failure, CachePolicy policy, boolean refresh) {
        boolean stale =
                !refresh && FailureKind.of(failure).isServingStale() && isYounger(policy.staleTtl(), clock.instant());
        return stale ? CompletableFuture.completedFuture(ids) : CompletableFuture.failedFuture(failure);
    }

    /** False if the clock was set back to before the list, so that its age is unknown. */
    private boolean isYounger(Duration age, Instant now) {
        return listedAt != null
                && !now.isBefore(listedAt)
                && Duration.between(listedAt, now).compareTo(age) < 0;
    }
}
