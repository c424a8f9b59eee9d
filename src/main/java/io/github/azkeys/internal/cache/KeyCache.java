// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import reactor.core.scheduler.Scheduler;

/**
 * Caches key sets by connection (cloud, tenant, identity), resource, operation and API version. Concurrent callers of a
 * key set that is not cached share one call. The size is bounded; the least used key sets are evicted. Threadsafe.
 */
public final class KeyCache {

    private final Cache<Entry, CachedKeys> entries;

    /** Until when the keys of resources may still change, for key sets that are added later. */
    private final Map<ResourceAddress, Instant> unsettled = new ConcurrentHashMap<>();

    private final InstantSource clock;
    private final Scheduler scheduler;
    private final RandomGenerator jitter;
    private final KeyLoader loader;
    private final BiConsumer<ArmConnection, KeyResponse> listener;
    private final KeyCounter counter = new KeyCounter(null);

    private record Entry(ArmConnection connection, KeyRequest request) {}

    /**
     * @param maximumSize the maximum number of key sets, at least 1
     * @param scheduler the timer for calls that wait for a token
     * @param jitter spreads the calls after a failure; threadsafe
     * @param loader lists keys that are not in the cache
     * @param listener receives each response with current keys once, before the callers get it; threadsafe, must return
     *     soon and not throw
     * @throws InvalidRequestException if the size is less than 1
     */
    public KeyCache(
            int maximumSize,
            InstantSource clock,
            Scheduler scheduler,
            RandomGenerator jitter,
            KeyLoader loader,
            BiConsumer<ArmConnection, KeyResponse> listener) {
        if (maximumSize < 1) {
            throw new InvalidRequestException("Option cacheSize must be 1 or greater, not " + maximumSize);
        }
        this.entries = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
        this.clock = clock;
        this.scheduler = scheduler;
        this.jitter = jitter;
        this.loader = loader;
        this.listener = listener;
    }

    /**
     * Returns the keys, from the cache if the policy allows it.
     *
     * @param refresh whether to skip the cache; concurrent callers that refresh share one call that begins after each of
     *     these requests
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}, that of an earlier call if the
     *     next one is not due yet; or exceptionally once the priority is withdrawn
     */
    public CompletableFuture<KeyAnswer> get(
            ArmConnection connection, KeyRequest request, CachePolicy policy, boolean refresh, CallPriority priority) {
        if (policy.isOff()) {
            return call(connection, request, priority).thenApply(response -> {
                listener.accept(connection, response);
                return new KeyAnswer(response, false, false);
            });
        }
        CachedKeys keys = entries.get(new Entry(connection, request), this::create);
        return refresh ? keys.refresh(priority) : keys.get(policy, priority);
    }

    /** Returns the statistics since the start, including those of evicted key sets. */
    public KeyCounts counts() {
        return counter.counts();
    }

    /** Returns the cached key sets, without their keys, sorted by name. */
    public List<CachedKeySet> keySets() {
        return entries.asMap().entrySet().stream()
                .map(entry -> entry.getValue().describe(entry.getKey().request()))
                .sorted(Comparator.comparing(keySet -> keySet.address().toString()))
                .toList();
    }

    /** Ignores the results of the current calls, whose callers still get them: that they are ended is not a failure of ARM. */
    public void abandonCalls() {
        entries.asMap().values().forEach(keys -> keys.outdate(Instant.MIN));
    }

    private CachedKeys create(Entry entry) {
        CachedKeys keys = new CachedKeys(
                clock,
                scheduler,
                jitter,
                new KeyCounter(counter),
                priority -> loader.load(entry.connection(), entry.request(), priority),
                response -> listener.accept(entry.connection(), response));
        unsettled.forEach((resource, until) -> {
            if (entry.request().address().overlaps(resource)) {
                keys.settle(until);
            }
        });
        return keys;
    }

    /** Makes a call that bypasses the cache, and counts it. */
    CompletableFuture<KeyResponse> call(ArmConnection connection, KeyRequest request, CallPriority priority) {
        return counter.call(priority, joined -> loader.load(connection, request, joined));
    }

    /** Returns the key set for keys from a call that bypassed the cache. It is not cached if the cache is disabled. */
    CachedKeys entry(ArmConnection connection, KeyRequest request, CachePolicy policy) {
        Entry entry = new Entry(connection, request);
        CachedKeys cached = policy.isOff() ? entries.getIfPresent(entry) : entries.get(entry, this::create);
        return cached == null ? create(entry) : cached;
    }

    /**
     * Marks the keys of a resource as out of date, for all operations and for all resources that it
     * {@linkplain ResourceAddress#overlaps overlaps}. Later callers get keys from a new call or, while ARM is
     * unavailable, these keys as stale. Makes no call.
     *
     * @return the number of key sets that are marked
     */
    public int outdate(ResourceAddress resource) {
        return outdate(resource, Duration.ZERO);
    }

    /**
     * As {@link #outdate(ResourceAddress)}.
     *
     * @param unsettledFor how long the keys may still change; keys from a call during this time are fetched again after a
     *     minute, and after it
     */
    int outdate(ResourceAddress resource, Duration unsettledFor) {
        Instant now = clock.instant();
        Instant until = unsettledFor.isZero() ? Instant.MIN : now.plus(unsettledFor);
        unsettled.values().removeIf(end -> !now.isBefore(end));
        if (now.isBefore(until)) {
            unsettled.merge(resource, until, (one, other) -> one.isAfter(other) ? one : other);
        }
        List<CachedKeys> overlapping = entries.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().request().address().overlaps(resource))
                .map(Map.Entry::getValue)
                .toList();
        overlapping.forEach(keys -> keys.outdate(until));
        return overlapping.size();
    }

    /** Returns the approximate number of cached key sets. */
    public long size() {
        return entries.estimatedSize();
    }

    public void clear() {
        entries.invalidateAll();
    }
}
