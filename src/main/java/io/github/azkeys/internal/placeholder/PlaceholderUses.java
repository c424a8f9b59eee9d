// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.reload.RouteNode;
import io.github.azkeys.keys.Secret;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * What each use of a placeholder was given. It keeps the values of keys in use, to find the endpoints that have them when
 * the keys are no longer used. Prints none. Threadsafe.
 */
final class PlaceholderUses extends LifecycleStrategySupport {

    private final Map<Use, Given> uses = new LinkedHashMap<>();

    /** What uses in routes were given, until no use has it anymore. */
    private final Set<String> values = new HashSet<>();

    /** What uses outside of routes were given first, and keep. */
    private final Map<Use, String> kept = new HashMap<>();

    private int replacing;

    /**
     * @param placeholder without a default
     * @param routeId the route whose definition was being built; null if there was none or it is unknown
     * @param node the node whose processor was being created; null if there was none
     * @param building whether routes were being built
     */
    record Use(KeyPlaceholder placeholder, String routeId, RouteNode node, boolean building) {

        boolean isInRoute() {
            return routeId != null || building;
        }

        /** Whether the node can get the current key without a reload of its route. */
        boolean isSwappable() {
            return node != null && node.canSwap();
        }
    }

    /**
     * @param key the digest of the key, null for a default value
     * @param secret the value, null for a default value
     * @param shown what describes the value that is in use
     * @param compared the digests of all keys of the last response that the key was compared with, null for none
     * @param retrievedAt when ARM returned that response
     */
    private record Given(
            KeyOrigin origin, KeyDigests key, Secret secret, Shown shown, KeyDigests compared, Instant retrievedAt) {

        Given comparedWith(CurrentKeys now) {
            return new Given(now.origin(), key, secret, shown, now.digests(), now.retrievedAt());
        }

        Given showing(Shown other) {
            return new Given(origin, key, secret, other, compared, retrievedAt);
        }

        boolean isAffectedBy(Map<KeyOrigin, CurrentKeys> keys) {
            CurrentKeys now = keys.get(origin);
            return now != null && now.changedSince(compared, retrievedAt);
        }

        /** Whether none of the current keys is the key that the use was given. */
        boolean isRevoked(CurrentKeys now) {
            return key == null
                    || key.salt().equals(now.digests().salt())
                            && !now.digests()
                                    .digests()
                                    .values()
                                    .containsAll(key.digests().values());
        }

        boolean isOutdated(ResolvedKey now, Instant renewal) {
            return secret != null
                            && secret.expiresAt() != null
                            && secret.expiresAt().isBefore(renewal)
                    || !now.digest().equals(key);
        }
    }

    /**
     * @param fingerprint the fingerprint of the key, null for a default value
     * @param expiresAt when the value expires, null if it does not
     */
    private record Shown(String fingerprint, Instant expiresAt) {

        static final Shown DEFAULT = new Shown(null, null);
    }

    /** Records that a use was given a key. */
    synchronized void given(Use use, ResolvedKey resolved) {
        Secret secret = resolved.secret();
        Shown shown = new Shown(resolved.fingerprint(), secret.expiresAt());
        Given value = new Given(null, resolved.digest(), secret, shown, null, null);
        uses.put(use, value.comparedWith(resolved.keys()));
        if (use.isInRoute()) {
            values.add(secret.value());
        } else {
            kept.putIfAbsent(use, secret.value());
        }
    }

    /** Records that a use was compared with the current key, and keeps what it has. */
    synchronized void kept(Use use, ResolvedKey current) {
        Given before = uses.get(use);
        if (before != null) {
            given(use, current);
            uses.computeIfPresent(use, (same, given) -> given.showing(before.shown()));
        }
    }

    /** Records that a use was given its default value. */
    synchronized void givenDefault(Use use, KeyOrigin origin) {
        uses.put(use, new Given(origin, null, null, Shown.DEFAULT, null, Instant.MIN));
    }

    /** Returns all uses, without keys. */
    synchronized List<KeyUse> describe() {
        return uses.entrySet().stream()
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static KeyUse describe(Use use, Given given) {
        String user =
                use.routeId() == null ? (use.building() ? "a route" : "outside of routes") : "route " + use.routeId();
        return new KeyUse(
                user,
                use.placeholder(),
                given.origin(),
                given.shown().fingerprint(),
                given.shown().expiresAt());
    }

    /** Returns all placeholders in use. */
    Set<KeyPlaceholder> placeholders() {
        return placeholders(routeId -> true);
    }

    /** Returns the placeholders in use in certain routes; the id of a route is null outside of routes. */
    Set<KeyPlaceholder> placeholders(Predicate<String> routeId) {
        return all().stream()
                .filter(use -> routeId.test(use.routeId()))
                .map(Use::placeholder)
                .collect(Collectors.toSet());
    }

    private synchronized List<Use> all() {
        return List.copyOf(uses.keySet());
    }

    /** Returns the placeholders whose key may have changed: they were compared with an earlier response with other keys. */
    synchronized Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
        return uses.entrySet().stream()
                .filter(entry -> entry.getValue().isAffectedBy(now))
                .map(entry -> entry.getKey().placeholder())
                .collect(Collectors.toSet());
    }

    /**
     * Compares all uses with the current keys. Returns those whose key changed or whose value expires.
     *
     * @param now the current keys by placeholder; uses of other placeholders are ignored
     * @param renewal a value that expires earlier counts as expired
     */
    synchronized List<Use> outdated(Map<KeyPlaceholder, ResolvedKey> now, Instant renewal) {
        List<Use> outdated = uses.entrySet().stream()
                .filter(entry -> now.containsKey(entry.getKey().placeholder()))
                .filter(entry ->
                        entry.getValue().isOutdated(now.get(entry.getKey().placeholder()), renewal))
                .map(Map.Entry::getKey)
                .toList();
        uses.replaceAll((use, given) -> now.containsKey(use.placeholder())
                ? given.comparedWith(now.get(use.placeholder()).keys())
                : given);
        return outdated;
    }

    /** Returns those of some uses that still have a key that changed or a value that expires. */
    synchronized List<Use> outdated(Set<Use> some, Map<KeyPlaceholder, ResolvedKey> now, Instant renewal) {
        return some.stream()
                .filter(use -> uses.containsKey(use) && now.containsKey(use.placeholder()))
                .filter(use -> uses.get(use).isOutdated(now.get(use.placeholder()), renewal))
                .toList();
    }

    /**
     * Returns a check whether the keys that some uses have now are valid no longer: none of the keys of their resource is
     * the same. A key that was exchanged for another one of its resource stays valid.
     *
     * @param now the current keys by placeholder, at the time of the check
     */
    synchronized BooleanSupplier revoked(Collection<Use> some, Map<KeyPlaceholder, ResolvedKey> now) {
        Map<Use, Given> before = new HashMap<>(uses);
        before.keySet().retainAll(some);
        return () -> before.entrySet().stream().anyMatch(entry -> {
            ResolvedKey current = now.get(entry.getKey().placeholder());
            return current != null && entry.getValue().isRevoked(current.keys());
        });
    }

    /**
     * Returns the values of uses in routes that no use has anymore, once. Returns none while uses are recorded again.
     */
    synchronized Set<String> takeUnused() {
        if (replacing > 0) {
            return Set.of();
        }
        Set<String> unused = new HashSet<>(values);
        uses.values().stream()
                .map(Given::secret)
                .filter(Objects::nonNull)
                .map(Secret::value)
                .forEach(unused::remove);
        unused.removeAll(kept.values());
        values.removeAll(unused);
        return unused;
    }

    /** What the uses of a node were given. To be closed when they are recorded again, or else it restores them. */
    final class NodeUses implements AutoCloseable {

        private final RouteNode node;
        private final Map<Use, Given> before;
        private boolean replaced;

        private NodeUses(RouteNode node, Map<Use, Given> before) {
            this.node = node;
            this.before = before;
        }

        /**
         * To be called if the node was created again. A placeholder that was not resolved for that is not in the node, but
         * in something that was created with it and stays, such as an option of a component; it is kept there.
         *
         * @return the uses of the node now
         */
        List<Use> replaced() {
            synchronized (PlaceholderUses.this) {
                replaced = true;
                List<Use> now =
                        uses.keySet().stream().filter(use -> use.node() == node).toList();
                before.forEach((use, given) -> {
                    if (now.stream().noneMatch(other -> other.placeholder().equals(use.placeholder()))) {
                        Use outside = new Use(use.placeholder(), null, null, false);
                        uses.putIfAbsent(outside, given);
                        if (given.secret() != null) {
                            kept.putIfAbsent(outside, given.secret().value());
                        }
                    }
                });
                return now;
            }
        }

        @Override
        public void close() {
            synchronized (PlaceholderUses.this) {
                replacing--;
                if (!replaced) {
                    uses.keySet().removeIf(use -> use.node() == node);
                    uses.putAll(before);
                }
            }
        }
    }

    /** Removes the uses of a node, because they are about to be recorded again. */
    synchronized NodeUses remove(RouteNode node) {
        Map<Use, Given> before = new HashMap<>(uses);
        before.keySet().removeIf(use -> use.node() != node);
        uses.keySet().removeAll(before.keySet());
        replacing++;
        return new NodeUses(node, before);
    }

    /** Removes uses in routes that do not exist. */
    synchronized void removeAll(Collection<Use> some) {
        uses.keySet().removeAll(some);
    }

    /** Removes the uses of routes that are removed or about to be rebuilt. */
    @Override
    public synchronized void onRoutesRemove(Collection<Route> routes) {
        routes.forEach(route -> uses.keySet().removeIf(use -> route.getId().equals(use.routeId())));
    }
}
