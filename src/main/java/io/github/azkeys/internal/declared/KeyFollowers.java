// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.support.service.ServiceHelper;

/** All followers of the keys of an application. Threadsafe. */
final class KeyFollowers {

    private final Set<KeyFollower> all = new CopyOnWriteArraySet<>();

    /** Adds a follower. Returns false if it is already added. */
    boolean add(KeyFollower follower) {
        return all.add(follower);
    }

    void start() {
        ServiceHelper.startService(all);
    }

    void stop() {
        ServiceHelper.stopService(all);
    }

    void clear() {
        all.clear();
    }

    /** Returns the keys in use. */
    Set<KeyPlaceholder> placeholders() {
        return union(KeyFollower::placeholders);
    }

    Set<String> aliases() {
        return placeholders().stream().map(KeyPlaceholder::alias).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @see KeyFollower#affectedBy */
    Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
        return union(follower -> follower.affectedBy(now));
    }

    /** @see KeyFollower#usedBy */
    Set<KeyPlaceholder> usedBy(String routeId) {
        return union(follower -> follower.usedBy(routeId));
    }

    /** Returns the origins of those keys that differ from the keys in use. */
    Set<KeyOrigin> changed(Map<KeyPlaceholder, ResolvedKey> current) {
        Map<KeyOrigin, CurrentKeys> now = new HashMap<>();
        current.values().forEach(key -> now.put(key.keys().origin(), key.keys()));
        return affectedBy(now).stream()
                .map(current::get)
                .filter(Objects::nonNull)
                .map(key -> key.keys().origin())
                .collect(Collectors.toSet());
    }

    /** @see KeyFollower#follow */
    Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal) {
        Set<String> tried = new HashSet<>();
        for (KeyFollower follower : all) {
            tried.addAll(follower.follow(current, renewal));
        }
        return tried;
    }

    /** @see KeyFollower#following */
    CompletableFuture<?> following() {
        return CompletableFuture.allOf(all.stream().map(KeyFollower::following).toArray(CompletableFuture[]::new));
    }

    /** @see KeyFollower#uses */
    List<KeyUse> uses() {
        return all.stream().flatMap(follower -> follower.uses().stream()).toList();
    }

    /** @see KeyFollower#behind */
    int behind() {
        return all.stream().mapToInt(KeyFollower::behind).sum();
    }

    private Set<KeyPlaceholder> union(Function<KeyFollower, Set<KeyPlaceholder>> keys) {
        return all.stream().map(keys).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
