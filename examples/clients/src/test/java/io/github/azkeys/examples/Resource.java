// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.keys.KeySet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A resource in the embedded ARM service, with a pair of keys. Threadsafe. */
final class Resource {

    private final EmbeddedArm arm;
    private final String operation;
    private final String id;
    private final String primary;
    private final String secondary;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    /**
     * Adds the resource to ARM, with random keys.
     *
     * @param operation the operation that lists its keys
     * @param id the ARM id
     * @param primary the name of the first key of the pair
     * @param secondary the name of the second key of the pair
     */
    Resource(EmbeddedArm arm, String operation, String id, String primary, String secondary) {
        this.arm = arm;
        this.operation = operation;
        this.id = id;
        this.primary = primary;
        this.secondary = secondary;
        arm.add(operation, id);
    }

    String id() {
        return id;
    }

    /** Returns the current keys, the first of the pair first. */
    List<String> keys() {
        KeySet keys = arm.keys(operation, id);
        return List.of(keys.key(primary), keys.key(secondary));
    }

    /** Returns whether one of the current keys passes the check of a server. */
    boolean hasKey(Predicate<String> check) {
        Optional<String> key = keys().stream().filter(check).findFirst();
        key.ifPresent(accepted::add);
        return key.isPresent();
    }

    /** Returns whether one of the current keys has passed a check. */
    boolean acceptedCurrentKey() {
        return keys().stream().anyMatch(accepted::contains);
    }

    /** Regenerates the primary or the secondary key, as the portal does. */
    void renew(boolean first) {
        arm.regenerate(id, first ? primary : secondary);
    }
}
