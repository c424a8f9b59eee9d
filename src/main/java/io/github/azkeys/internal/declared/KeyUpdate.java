// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.options.SafeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists declared keys and passes them to their followers. For one thread, except {@link #current} and {@link #count}, which
 * are threadsafe.
 */
final class KeyUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUpdate.class);

    private final PlaceholderResolver resolver;
    private final KeyFollowers followers;
    private final RefreshFailures failures;
    private final InstantSource clock;
    private final BooleanSupplier active;
    private final AtomicLong count = new AtomicLong();
    private volatile Map<KeyPlaceholder, ResolvedKey> current = Map.of();

    /** @param active whether the application runs, and does not stop */
    KeyUpdate(
            PlaceholderResolver resolver,
            KeyFollowers followers,
            RefreshFailures failures,
            InstantSource clock,
            BooleanSupplier active) {
        this.active = active;
        this.resolver = resolver;
        this.followers = followers;
        this.failures = failures;
        this.clock = clock;
    }

    /** Returns the current value of a placeholder while followers change to it, without a call; null at other times. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return current.get(placeholder);
    }

    /** Returns the number of updates that followers have completed. */
    long count() {
        return count.get();
    }

    /**
     * Lists all keys in use. Forgets the failures of routes and aliases that were removed or repaired otherwise.
     *
     * @param list lists the keys of a source
     * @param period the time between two refreshes
     */
    void all(Function<KeySource, CompletableFuture<KeyAnswer>> list, Duration period) {
        guarded(() -> {
            current = resolver.resolve(followers.placeholders(), list, Map.of());
            Set<String> tried = new HashSet<>(follow(period));
            followers.aliases().forEach(alias -> tried.add(PlaceholderResolver.ALIAS + alias));
            failures.retain(tried);
        });
    }

    /**
     * Lists some keys.
     *
     * @param known keys that need not be listed again
     * @return the origins with keys that their followers did not know
     */
    Set<KeyOrigin> some(
            Set<KeyPlaceholder> placeholders,
            Function<KeySource, CompletableFuture<KeyAnswer>> list,
            Map<KeyOrigin, CurrentKeys> known,
            Duration period) {
        Set<KeyOrigin> changed = new HashSet<>();
        if (!placeholders.isEmpty()) {
            guarded(() -> {
                current = resolver.resolve(placeholders, list, known);
                changed.addAll(followers.changed(current));
                follow(period);
            });
        }
        return changed;
    }

    private Set<String> follow(Duration period) {
        Instant renewal = clock.instant().plus(period.multipliedBy(2)); // allows for one failed refresh
        return followers.follow(current, renewal);
    }

    private void guarded(Runnable update) {
        try {
            update.run();
        } catch (RuntimeException e) {
            if (!active.getAsBoolean()) {
                throw e; // ends the task, since the application stops
            }
            LOG.error("Declared keys could not be refreshed: {}", SafeMessage.of(e));
        } finally {
            current = Map.of();
            followers.following().thenRun(count::incrementAndGet);
        }
    }
}
