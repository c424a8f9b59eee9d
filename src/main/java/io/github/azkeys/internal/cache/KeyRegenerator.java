package io.github.azkeys.internal.cache;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Makes a key of a resource new, and sees to it that nobody gets the old one from memory as if it were good. Threadsafe.
 */
public final class KeyRegenerator {

    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;

    /** The longest time that ARM lets a request take: a try that got no answer may be carried out so much later. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

    private final KeyCache cache;

    /**
     * @param cache what is remembered
     */
    public KeyRegenerator(KeyCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    /**
     * Regenerates a key, for an exchange.
     *
     * @param listing the request for the keys of the resource
     * @param key one of the names that the operation's regeneration has
     * @param policy whether the new keys are remembered where no others are
     * @return completes with the keys as they are now, or with an {@link io.github.azkeys.AzkeysException}; where the key
     *     is new and only its value could not be had, the message says so
     */
    public CompletableFuture<KeyAnswer> regenerate(
            ArmConnection connection, KeyRequest listing, String key, CachePolicy policy) {
        CallPriority priority = CallPriority.live();
        CachedKeys memory = cache.entry(connection, listing, policy);
        int generation = memory.generation();
        return cache.call(connection, listing.regenerating(key), priority)
                .handle((response, e) -> {
                    Throwable failure = e == null ? null : Causes.unwrapped(e);
                    if (failure != null && isRefusal(failure, priority.tries())) {
                        return CompletableFuture.<KeyAnswer>failedFuture(failure);
                    }
                    boolean done = failure == null || isUnreadable(failure);
                    boolean once = done && priority.tries() == 1;
                    cache.outdate(listing.address(), once ? Duration.ZERO : LONGEST_REQUEST);
                    if (!done) {
                        return CompletableFuture.<KeyAnswer>failedFuture(failure);
                    }
                    if (failure == null && !listing.operation().regeneration().relisted()) {
                        // unless it is not the only regeneration: nobody knows which of them ARM carried out last
                        return CompletableFuture.completedFuture(remember(memory, listing, response, generation + 1));
                    }
                    int since = memory.generation();
                    return cache.call(connection, listing.afterRegenerating(key), CallPriority.live())
                            .thenApply(listed -> remember(memory, listing, listed, since));
                })
                .thenCompose(Function.identity());
    }

    private static KeyAnswer remember(CachedKeys memory, KeyRequest listing, KeyResponse answer, int generation) {
        return memory.put(answer.to(listing), generation);
    }

    /** ARM has done it, and its answer is of no use. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof InvalidResponseException answer && answer.getStatus() == OK;
    }

    /** Whether ARM has certainly not done it. Of several tries only the last says what it came to. */
    private static boolean isRefusal(Throwable failure, int tries) {
        if (tries != 1) {
            return tries == 0;
        }
        int status = failure instanceof AzkeysException answer ? answer.getStatus() : 0;
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT;
    }
}
