// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The locks, denied permissions and disabled keys that a test sets. Thread-safe. */
public final class Restrictions {

    private final Operations operations;
    // the scopes as given, by their normalized ID
    private final Map<String, String> locks = new LinkedHashMap<>();
    private final List<Denial> denied = new ArrayList<>();
    private final Set<String> disabled = new HashSet<>();

    /** @param permissions in lower case; empty for all permissions */
    private record Denial(String scope, Set<String> permissions) {}

    Restrictions(Operations operations) {
        this.operations = operations;
    }

    /** Locks a scope. */
    public synchronized void lock(String id) {
        locks.put(ArmIds.scope(id), id);
    }

    /** Unlocks a scope. */
    public synchronized void unlock(String id) {
        locks.remove(ArmIds.scope(id));
    }

    /** Denies permissions at a scope, or all if there are none. */
    public synchronized void deny(String id, String... permissions) {
        Stream.of(permissions).forEach(operations::requirePermission);
        Set<String> actions = Stream.of(permissions)
                .map(permission -> permission.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        denied.add(new Denial(ArmIds.scope(id), actions));
    }

    /** Removes all denials at a scope. */
    public synchronized void allow(String id) {
        String scope = ArmIds.scope(id);
        denied.removeIf(denial -> denial.scope.equals(scope));
    }

    /** Disables the keys of a resource. */
    public synchronized void disableKeys(String id) {
        disabled.add(ArmIds.scope(id));
    }

    /** Enables the keys of a resource. */
    public synchronized void enableKeys(String id) {
        disabled.remove(ArmIds.scope(id));
    }

    /** Removes all restrictions. */
    public synchronized void clear() {
        locks.clear();
        denied.clear();
        disabled.clear();
    }

    /** Returns the locked scope that contains the target, as it was given. */
    synchronized Optional<String> lockedScope(OperationTarget target) {
        String id = ArmIds.normalize(target.id());
        return locks.entrySet().stream()
                .filter(lock -> ArmIds.isWithin(id, Set.of(lock.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean isDenied(OperationTarget target) {
        return isDenied(target.id(), target.permission());
    }

    synchronized boolean isDenied(String id, String permission) {
        return denied.stream()
                .filter(denial -> denial.permissions.isEmpty()
                        || denial.permissions.contains(permission.toLowerCase(Locale.ROOT)))
                .anyMatch(denial -> ArmIds.isWithin(ArmIds.normalize(id), Set.of(denial.scope)));
    }

    synchronized boolean hasKeysDisabled(OperationTarget target) {
        return ArmIds.isWithin(ArmIds.normalize(target.id()), disabled);
    }
}
