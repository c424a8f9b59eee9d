package io.github.azkeys.internal.placeholder;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.identity.ArmConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks up what placeholders stand for now, with one call for all of a resource. Threadsafe. */
final class KeyLook {

    private static final Logger LOG = LoggerFactory.getLogger(KeyLook.class);

    /** How the subjects of aliases begin. */
    static final String ALIAS = "alias ";

    private final DeclaredKeys declared;
    private final RefreshState state;

    private record Asked(ArmConnection connection, KeyRequest request) {}

    KeyLook(DeclaredKeys declared, RefreshState state) {
        this.declared = declared;
        this.state = state;
    }

    /** The name under which the state of an alias is kept. */
    static String subject(String alias) {
        return ALIAS + alias;
    }

    /**
     * What each placeholder stands for. One that cannot be resolved is left out, and its alias has failed.
     *
     * @param recent keys that were fetched before are good enough if they are younger than that
     */
    Map<KeyPlaceholder, ResolvedKey> at(Set<KeyPlaceholder> placeholders, Duration recent) {
        Map<Asked, CompletableFuture<KeyAnswer>> calls = new HashMap<>();
        Map<KeyPlaceholder, Supplier<ResolvedKey>> answers = new LinkedHashMap<>();
        Map<KeyPlaceholder, ResolvedKey> found = new LinkedHashMap<>();
        Map<String, String> problems = new HashMap<>();
        placeholders.forEach(placeholder -> attempt(placeholder, problems, () -> {
            KeySource keys = declared.keys(placeholder);
            CompletableFuture<KeyAnswer> answer = calls.computeIfAbsent(
                    new Asked(keys.connection(), keys.requests().one()),
                    asked -> keys.listYoungerThan(recent, asked.request()));
            answers.put(
                    placeholder,
                    () -> ResolvedKey.of(placeholder, keys, answer, keys.longestCall(CallPriority.background())));
        }));
        answers.forEach((placeholder, answer) ->
                attempt(placeholder, problems, () -> found.put(placeholder, answer.get()))); // all calls are under way
        placeholders.stream().map(KeyPlaceholder::alias).distinct().forEach(alias -> tell(alias, problems.get(alias)));
        return found;
    }

    private static void attempt(KeyPlaceholder placeholder, Map<String, String> problems, Runnable step) {
        try {
            step.run();
        } catch (AzkeysException e) {
            problems.put(placeholder.alias(), e.getMessage());
        } catch (RuntimeException e) {
            // without its message: it is not ours, and may quote anything
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
