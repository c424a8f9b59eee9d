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
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * The keys that were fetched before, by everything that decides what they are: the connection (cloud, tenant, identity),
 * the resource, the operation and the API version. Any number of callers that miss at the same time make one call.
 * Bounded by number; the least used is forgotten first. Threadsafe.
 */
public final class KeyCache {

    private final Cache<Entry, CachedKeys> entries;
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final KeyLoader loader;
    private final AnswerListener listener;
    private final KeyCounter counter = new KeyCounter();

    private record Entry(ArmConnection connection, KeyRequest request) {}

    /**
     * @param maximumSize how many key sets are remembered, at least 1
     * @param clock tells how old keys are
     * @param jitter spreads the tries after a failure; threadsafe
     * @param loader lists keys that are not in the cache
     * @param listener receives the keys that are current
     * @throws InvalidRequestException if the size is less than 1
     */
    public KeyCache(
            int maximumSize, InstantSource clock, RandomGenerator jitter, KeyLoader loader, AnswerListener listener) {
        if (maximumSize < 1) {
            throw new InvalidRequestException("cacheSize is " + maximumSize + "; it must be 1 or more");
        }
        this.entries = Caffeine.newBuilder()
                .maximumSize(maximumSize)
                .executor(Runnable::run)
                .build();
        this.clock = Objects.requireNonNull(clock, "clock");
        this.jitter = Objects.requireNonNull(jitter, "jitter");
        this.loader = Objects.requireNonNull(loader, "loader");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * The keys, from memory as far as the policy allows it.
     *
     * @param refresh whether keys from memory are not good enough; callers that refresh at the same time share one call
     *     that began after each of them asked
     * @param priority who waits for the keys
     * @return completes with the keys or with an {@link io.github.azkeys.AzkeysException}, that of an earlier try if the
     *     next is not due yet; or exceptionally once the priority is withdrawn
     */
    public CompletableFuture<KeyAnswer> get(
            ArmConnection connection, KeyRequest request, CachePolicy policy, boolean refresh, CallPriority priority) {
        if (policy.isOff()) {
            return call(connection, request, priority).thenApply(response -> {
                listener.accepted(connection, response);
                return new KeyAnswer(response, false, false);
            });
        }
        CachedKeys keys = entries.get(new Entry(connection, request), this::absent);
        return refresh ? keys.refresh(priority) : keys.get(policy, priority);
    }

    /** What was asked since the start, key sets that are no longer remembered among it. */
    public KeyCounts counts() {
        return counter.counts();
    }

    /** What is remembered, without the keys, sorted by name. */
    public List<CachedKeySet> keySets() {
        return entries.asMap().entrySet().stream()
                .map(entry -> entry.getValue().describe(entry.getKey().request()))
                .sorted(Comparator.comparing(known -> known.address().toString()))
                .toList();
    }

    private CachedKeys absent(Entry entry) {
        return new CachedKeys(
                clock,
                jitter,
                new KeyCounter(counter),
                priority -> loader.load(entry.connection(), entry.request(), priority),
                response -> listener.accepted(entry.connection(), response));
    }

    /** Makes a call that bypasses the cache, and counts it. */
    CompletableFuture<KeyResponse> call(ArmConnection connection, KeyRequest request, CallPriority priority) {
        return counter.call(priority, who -> loader.load(connection, request, who));
    }

    /**
     * Where keys go that come otherwise than by {@link #get}.
     *
     * @param policy whether they are remembered where no others are
     */
    CachedKeys entry(ArmConnection connection, KeyRequest request, CachePolicy policy) {
        Entry entry = new Entry(connection, request);
        CachedKeys known = policy.isOff() ? entries.getIfPresent(entry) : entries.get(entry, this::absent);
        return known == null ? absent(entry) : known;
    }

    /**
     * Says that the keys of a resource are out of date, with those of all resources below it and of the one that lists
     * it: whoever asks from now on gets keys by a call that begins from now on, or while ARM cannot answer the old ones
     * as stale. Makes no call.
     *
     * @param resource whose keys, whatever the operation that fetched them
     * @return how many key sets that concerns
     */
    public int outdate(ResourceAddress resource) {
        return outdate(resource, Duration.ZERO);
    }

    /**
     * As {@link #outdate(ResourceAddress)}.
     *
     * @param unsettled how long the keys may still change; those that are remembered are asked for once more after that
     */
    int outdate(ResourceAddress resource, Duration unsettled) {
        List<CachedKeys> concerned = entries.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().request().address().overlaps(resource))
                .map(Map.Entry::getValue)
                .toList();
        concerned.forEach(keys -> keys.outdate(unsettled));
        return concerned.size();
    }

    /** How many key sets are remembered, nearly. */
    public long size() {
        return entries.estimatedSize();
    }

    /** Forgets everything. */
    public void clear() {
        entries.invalidateAll();
    }
}
