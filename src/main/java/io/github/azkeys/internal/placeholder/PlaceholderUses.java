package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.rotation.KeyDigests;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/** Who was given which key by a placeholder: digests under a random salt, never a key. Threadsafe. */
final class PlaceholderUses extends LifecycleStrategySupport {

    private static final String KEY = "key";

    private final SecureRandom random = new SecureRandom();
    private final Map<Use, Given> uses = new LinkedHashMap<>();

    /**
     * @param placeholder without a default
     * @param routeId whose definition was being built, null where that was none or is not known
     * @param building whether routes were being built
     */
    record Use(KeyPlaceholder placeholder, String routeId, boolean building) {}

    /** @param digest null where a default stood in */
    private record Given(KeyDigests digest, Instant expiresAt) {}

    /** @param resolved null where a default stood in */
    synchronized void given(Use use, ResolvedKey resolved) {
        uses.put(
                use,
                resolved == null
                        ? new Given(null, null)
                        : new Given(
                                KeyDigests.of(Map.of(KEY, resolved.key()), random),
                                resolved.secret().expiresAt()));
    }

    /** What was asked for, each once. */
    synchronized Set<KeyPlaceholder> placeholders() {
        return uses.keySet().stream().map(Use::placeholder).collect(Collectors.toSet());
    }

    /** The aliases that were asked for, in order of their names. */
    synchronized Set<String> aliases() {
        return uses.keySet().stream()
                .map(use -> use.placeholder().alias())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Those who have something else than they would be given now, or something that expires.
     *
     * @param now what placeholders stand for now; a use of another one is not outdated
     * @param renewal what expires before that is as good as expired
     */
    synchronized List<Use> outdated(Map<KeyPlaceholder, ResolvedKey> now, Instant renewal) {
        return uses.entrySet().stream()
                .filter(entry -> now.containsKey(entry.getKey().placeholder()))
                .filter(entry ->
                        isOutdated(entry.getValue(), now.get(entry.getKey().placeholder()), renewal))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOutdated(Given given, ResolvedKey now, Instant renewal) {
        if (given.expiresAt() != null && given.expiresAt().isBefore(renewal)) {
            return true;
        }
        return given.digest() == null
                || !given.digest()
                        .next(Map.of(KEY, now.key()))
                        .changedSince(given.digest())
                        .isEmpty();
    }

    /** Forgets routes that are gone or about to be built anew. */
    @Override
    public synchronized void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> uses.keySet().removeIf(use -> route.getId().equals(use.routeId())));
    }
}
