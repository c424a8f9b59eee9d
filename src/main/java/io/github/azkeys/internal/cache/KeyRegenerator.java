// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.ArmError;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.TokenFailure;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.internal.shape.KeyPath;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Regenerates a key of a resource, and marks the cached keys of the resource as out of date. Threadsafe. */
public final class KeyRegenerator {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int REQUEST_TIMEOUT = 408;

    /** ARM may carry out a try for which no response arrived until this time has passed. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

    private final KeyCache cache;

    public KeyRegenerator(KeyCache cache) {
        this.cache = cache;
    }

    /**
     * Regenerates a key with the priority of an exchange.
     *
     * @param listing the request that lists the keys of the resource
     * @param key a key name that the operation can regenerate
     * @param policy whether to cache the new keys
     * @return completes with the current keys or with an {@link AzkeysException}; if the key is regenerated and only its
     *     value could not be listed, the message says so
     */
    public CompletableFuture<KeyAnswer> regenerate(
            ArmConnection connection, KeyRequest listing, String key, CachePolicy policy) {
        KeyPath word = listing.operation().regeneration().listedWord(key);
        return word == null
                ? regenerate(connection, listing, key, listing.regenerating(key), policy)
                // not from the cache, because the word changes with the key
                : cache.call(connection, listing, CallPriority.live())
                        .thenCompose(listed -> regenerate(
                                connection,
                                listing,
                                key,
                                listing.regenerating(key, wordOf(key, word, listed)),
                                policy));
    }

    private static String wordOf(String key, KeyPath path, KeyResponse listed) {
        return path.find(listed.tree()).orElseThrow(() -> {
            String resourceId = listed.request().address().resourceId();
            return new InvalidResponseException(
                    "The response for " + resourceId + " has no " + path + ", so the key " + key
                            + " cannot be regenerated",
                    resourceId,
                    ArmError.ofStatus(OK, null, null),
                    null);
        });
    }

    private CompletableFuture<KeyAnswer> regenerate(
            ArmConnection connection, KeyRequest listing, String key, KeyRequest regenerating, CachePolicy policy) {
        CallPriority priority = CallPriority.live();
        CachedKeys cached = cache.entry(connection, listing, policy);
        int generation = cached.generation();
        return cache.call(connection, regenerating, priority)
                .handle((response, e) -> {
                    Throwable failure = e == null ? null : Causes.unwrapped(e);
                    if (failure != null && isRefusal(failure, priority)) {
                        return CompletableFuture.<KeyAnswer>failedFuture(failure);
                    }
                    boolean done = failure == null || isUnreadable(failure, priority);
                    cache.outdate(listing.address(), unsettled(done, priority));
                    if (!done) {
                        return CompletableFuture.<KeyAnswer>failedFuture(failure);
                    }
                    if (failure == null && !listing.operation().regeneration().isListedAfterwards()) {
                        // not cached after a concurrent regeneration: ARM may have carried out that one last
                        // in the same generation if the key set is not in the cache, so that nothing marked it
                        int since = Math.min(generation + 1, cached.generation());
                        return CompletableFuture.completedFuture(cached.put(response.to(listing), since));
                    }
                    int since = cached.generation();
                    return cache.call(connection, listing.afterRegenerating(key), CallPriority.live())
                            .thenApply(listed -> cached.put(listed.to(listing), since));
                })
                .thenCompose(Function.identity());
    }

    /** Returns how long ARM may still regenerate the key. */
    private static Duration unsettled(boolean done, CallPriority priority) {
        if (priority.isAccepted()) {
            return RetryOptions.LONGEST_OPERATION;
        }
        return done && priority.tries() == 1 ? Duration.ZERO : LONGEST_REQUEST;
    }

    /** Whether ARM regenerated the key, but its response cannot be used, perhaps because it has no body. */
    private static boolean isUnreadable(Throwable failure, CallPriority priority) {
        boolean unreadable = failure instanceof InvalidResponseException invalid
                && (invalid.getStatus() == OK || invalid.getStatus() == NO_CONTENT);
        return priority.isFinished() || unreadable && !priority.isAccepted();
    }

    /**
     * Whether ARM certainly did not regenerate the key. After several tries only the result of the last one is known. After
     * one try, a failure to get a token is that of a later try. What ARM has accepted may be carried out in part.
     */
    private static boolean isRefusal(Throwable failure, CallPriority priority) {
        int tries = priority.tries();
        if (priority.isAccepted() || priority.isFinished()) {
            return false;
        }
        if (tries != 1 || Causes.find(failure, TokenFailure.class) != null) {
            return tries == 0;
        }
        int status = failure instanceof AzkeysException refused ? refused.getStatus() : 0;
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT;
    }
}
