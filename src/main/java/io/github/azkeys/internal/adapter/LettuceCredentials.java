// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.keys.Secret;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Answers Lettuce, and tells connections that are open when the key changes. Threadsafe. */
final class LettuceCredentials implements ImmediateRedisCredentialsProvider {

    /** Lettuce connects again after a delay that grows from a millisecond to 30 seconds. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final LiveKey key;
    private final LongSupplier nanoTime;

    /** Repeats the last one, for a connection that is opened with the old key while the key changes. */
    private final Sinks.Many<RedisCredentials> changes = Sinks.many().replay().latest();

    private @Nullable Secret asked;
    private long askedAt;
    private int times;

    LettuceCredentials(LiveKey key, LongSupplier nanoTime) {
        this.key = key;
        this.nanoTime = nanoTime;
    }

    @Override
    public RedisCredentials resolveCredentialsNow() {
        Secret current = key.current();
        if (timesAskedFor(current) > 2) {
            key.refused();
        }
        return credentials(current);
    }

    /**
     * Lettuce does not tell that Redis refused a key, and only asks for it again and again. A pool that opens several
     * connections does the same, which costs a look at the keys.
     */
    private synchronized int timesAskedFor(Secret current) {
        long now = nanoTime.getAsLong();
        boolean again = current.equals(asked) && now - askedAt <= AGAIN.toNanos();
        times = again ? times + 1 : 1;
        asked = current;
        askedAt = now;
        return times;
    }

    @Override
    public boolean supportsStreaming() {
        return true;
    }

    @Override
    public Flux<RedisCredentials> credentials() {
        return changes.asFlux();
    }

    synchronized void keyChanged() {
        changes.tryEmitNext(credentials(key.current()));
    }

    private static RedisCredentials credentials(Secret key) {
        // without a name, this is the user 'default'
        return RedisCredentials.just(null, key.value());
    }
}
