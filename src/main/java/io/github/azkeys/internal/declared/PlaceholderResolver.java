// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeySource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves placeholders for the refresh, with one call for each resource. Threadsafe. */
final class PlaceholderResolver {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceholderResolver.class);

    /** The prefix of an alias in {@link RefreshFailures}. */
    static final String ALIAS = "alias ";

    private final DeclaredKeys declared;
    private final RefreshFailures failures;
    private final BooleanSupplier active;

    /** @param active whether the application runs, and does not stop */
    PlaceholderResolver(DeclaredKeys declared, RefreshFailures failures, BooleanSupplier active) {
        this.declared = declared;
        this.failures = failures;
        this.active = active;
    }

    /**
     * Resolves placeholders. The result lacks those that cannot be resolved; the failures of their aliases are recorded.
     *
     * @param list lists the keys of a source
     * @param current keys that are known to be current, which are not listed again
     * @throws CancellationException if the application stops meanwhile, which ends the calls
     */
    Map<KeyPlaceholder, ResolvedKey> resolve(
            Set<KeyPlaceholder> placeholders,
            Function<KeySource, CompletableFuture<KeyAnswer>> list,
            Map<KeyOrigin, CurrentKeys> current) {
        Map<KeyOrigin, CompletableFuture<KeyAnswer>> calls = new HashMap<>();
        current.forEach((origin, keys) ->
                calls.put(origin, CompletableFuture.completedFuture(new KeyAnswer(keys.response(), true, false))));
        Map<KeyPlaceholder, Supplier<ResolvedKey>> started = new LinkedHashMap<>();
        Map<KeyPlaceholder, ResolvedKey> resolved = new LinkedHashMap<>();
        Map<String, String> problems = new HashMap<>();
        placeholders.forEach(placeholder -> attempt(placeholder, problems, () -> {
            KeySource keys = declared.keys(placeholder);
            CompletableFuture<KeyAnswer> call = calls.computeIfAbsent(KeyOrigin.of(keys), origin -> list.apply(keys));
            started.put(
                    placeholder,
                    () -> ResolvedKey.of(placeholder, keys, call, keys.longestCall(CallPriority.background())));
        }));
        started.forEach(
                (placeholder, key) -> // all calls have begun
                attempt(placeholder, problems, () -> resolved.put(placeholder, key.get())));
        if (!active.getAsBoolean()) {
            throw new CancellationException();
        }
        placeholders.stream()
                .map(KeyPlaceholder::alias)
                .distinct()
                .forEach(alias -> report(alias, problems.get(alias)));
        return resolved;
    }

    private static void attempt(KeyPlaceholder placeholder, Map<String, String> problems, Runnable step) {
        try {
            step.run();
        } catch (AzkeysException e) {
            problems.put(placeholder.alias(), e.getMessage());
        } catch (RuntimeException e) {
            // without its message, which may quote a secret
            problems.put(placeholder.alias(), placeholder + ": " + e.getClass().getSimpleName());
        }
    }

    private void report(String alias, String problem) {
        String property = DeclaredKeys.property(alias);
        if (problem == null) {
            if (failures.succeeded(ALIAS + alias)) {
                LOG.info("{} can be refreshed again", property);
            }
        } else if (failures.failed(ALIAS + alias, problem)) {
            LOG.warn("{} cannot be refreshed; the current keys stay in use: {}", property, problem);
        }
    }
}
