package io.github.azkeys.arm;

import io.github.azkeys.InvalidResponseException;
import io.github.azkeys.ServiceUnavailableException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Makes a key of a resource new, and sees to it that nobody gets the old one from memory as if it were good. Several
 * regenerations of one resource at a time may leave the answer in memory that ARM gave first. Threadsafe.
 */
public final class KeyRegenerator {

    private static final int OK = 200;

    private final KeyCache cache;

    /**
     * @param cache what is remembered
     */
    public KeyRegenerator(KeyCache cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    /**
     * Regenerates a key.
     *
     * @param listing the request for the keys of the resource
     * @param key one of the names that the operation's regeneration has
     * @param policy whether the new keys are remembered where no others are
     * @param send asks ARM
     * @return completes with the keys as they are now, or with an {@link io.github.azkeys.AzkeysException}; where the key
     *     is new and only its value could not be had, the message says so
     */
    public CompletableFuture<KeyAnswer> regenerate(
            ArmConnection connection,
            KeyRequest listing,
            String key,
            CachePolicy policy,
            Function<KeyRequest, CompletableFuture<KeyResponse>> send) {
        return cache.call(() -> send.apply(listing.regenerating(key)))
                .handle((response, e) -> {
                    Throwable failure = e instanceof CompletionException ? e.getCause() : e;
                    if (failure != null && !isUnreadable(failure)) {
                        if (mayHaveRegenerated(failure)) {
                            cache.outdate(listing.address());
                        }
                        return CompletableFuture.<KeyResponse>failedFuture(failure);
                    }
                    cache.outdate(listing.address());
                    return failure != null || listing.operation().regeneration().relisted()
                            ? cache.call(() -> send.apply(listing.afterRegenerating(key)))
                            : CompletableFuture.completedFuture(response);
                })
                .thenCompose(Function.identity())
                .thenApply(response -> {
                    KeyResponse keys =
                            new KeyResponse(listing, response.body(), response.requestId(), response.retrievedAt());
                    cache.put(connection, keys, policy);
                    return new KeyAnswer(keys, false, false);
                });
    }

    /** ARM has done it, and its answer is of no use. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof InvalidResponseException answer && answer.getStatus() == OK;
    }

    private static boolean mayHaveRegenerated(Throwable failure) {
        return failure instanceof ServiceUnavailableException || failure instanceof InvalidResponseException;
    }
}
