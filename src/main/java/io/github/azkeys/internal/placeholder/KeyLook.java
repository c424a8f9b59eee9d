package io.github.azkeys.internal.placeholder;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves placeholders for the refresh, with one call for each resource. Threadsafe. */
final class KeyLook {

    private static final Logger LOG = LoggerFactory.getLogger(KeyLook.class);

    /** The prefix of the subjects of aliases. */
    static final String ALIAS = "alias ";

    private final DeclaredKeys declared;
    private final RefreshState state;

    KeyLook(DeclaredKeys declared, RefreshState state) {
        this.declared = declared;
        this.state = state;
    }

    /** Returns the name of the state of an alias. */
    static String subject(String alias) {
        return ALIAS + alias;
    }

    /**
     * Resolves placeholders. The result lacks those that cannot be resolved; their aliases have failed.
     *
     * @param recent cached keys are used if they are younger than this
     * @param current keys that are known to be current, which are not fetched
     */
    Map<KeyPlaceholder, ResolvedKey> at(
            Set<KeyPlaceholder> placeholders, Duration recent, Map<KeyOrigin, CurrentKeys> current) {
        Map<KeyOrigin, CompletableFuture<KeyAnswer>> calls = new HashMap<>();
        current.forEach((origin, keys) ->
                calls.put(origin, CompletableFuture.completedFuture(new KeyAnswer(keys.response(), true, false))));
        Map<KeyPlaceholder, Supplier<ResolvedKey>> answers = new LinkedHashMap<>();
        Map<KeyPlaceholder, ResolvedKey> found = new LinkedHashMap<>();
        Map<String, String> problems = new HashMap<>();
        placeholders.forEach(placeholder -> attempt(placeholder, problems, () -> {
            KeySource keys = declared.keys(placeholder);
            CompletableFuture<KeyAnswer> answer =
                    calls.computeIfAbsent(KeyOrigin.of(keys), origin -> keys.listYoungerThan(recent, origin.request()));
            answers.put(
                    placeholder,
                    () -> ResolvedKey.of(placeholder, keys, answer, keys.longestCall(CallPriority.background())));
        }));
        answers.forEach((placeholder, answer) ->
                attempt(placeholder, problems, () -> found.put(placeholder, answer.get()))); // all calls have begun
        placeholders.stream().map(KeyPlaceholder::alias).distinct().forEach(alias -> tell(alias, problems.get(alias)));
        return found;
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

    private void tell(String alias, String problem) {
        if (problem == null) {
            if (state.succeeded(subject(alias))) {
                LOG.info("{} can be refreshed again", DeclaredKeys.property(alias));
            }
        } else if (state.failed(subject(alias), problem)) {
            LOG.warn(
                    "{} cannot be refreshed; what uses it goes on as it is: {}", DeclaredKeys.property(alias), problem);
        }
    }
}
