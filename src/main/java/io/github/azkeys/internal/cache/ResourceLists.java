// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.find.ResourceScope;
import io.github.azkeys.internal.identity.ArmConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Caches the resources in scopes, by connection and scope. Concurrent callers share one call. Threadsafe. */
public final class ResourceLists {

    /** Endpoints state the scopes, so that there are few. */
    private static final int MAX_LISTS = 1000;

    private final Cache<Key, CachedResources> lists =
            Caffeine.newBuilder().maximumSize(MAX_LISTS).executor(Runnable::run).build();

    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final Finder finder;

    private record Key(ArmConnection connection, String scope) {}

    /** Finds the resources in a scope. */
    @FunctionalInterface
    public interface Finder {

        /** Returns a future that completes with the ids, or with an {@link io.github.azkeys.AzkeysException}. */
        CompletableFuture<List<String>> find(ArmConnection connection, ResourceScope scope, CallPriority priority);
    }

    /**
     * @param jitter spreads the calls after a failure; threadsafe
     */
    public ResourceLists(InstantSource clock, RandomGenerator jitter, Finder finder) {
        this.clock = clock;
        this.jitter = jitter;
        this.finder = finder;
    }

    /**
     * Returns the ids of the resources in a scope, from the cache if the policy allows it.
     *
     * @param refresh whether to skip the cache, even while ARM is unavailable
     * @return completes with the ids or with an {@link io.github.azkeys.AzkeysException}, that of an earlier call if the
     *     next one is not due yet
     */
    public CompletableFuture<List<String>> get(
            ArmConnection connection, ResourceScope scope, CachePolicy policy, boolean refresh, CallPriority priority) {
        if (policy.isOff()) {
            return find(connection, scope, priority);
        }
        return lists.get(new Key(connection, scope.comparable()), key -> new CachedResources(clock, jitter))
                .get(policy, refresh, priority, () -> find(connection, scope, priority));
    }

    /** Calls the finder. If it throws, the result completes with that, also with an Error. */
    private CompletableFuture<List<String>> find(ArmConnection connection, ResourceScope scope, CallPriority priority) {
        try {
            return finder.find(connection, scope, priority);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
