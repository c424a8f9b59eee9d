// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.keys.KeySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources with their keys, locks and permissions. Thread-safe. */
public final class ResourceStore {

    /** The position of the name of a resource in its id, after an empty text. */
    private static final int TOP_LEVEL = 8;

    private final Operations operations;
    private final SecretStore secrets;
    private final boolean everyResource;
    // by operation and ID, since a resource may have several operations
    private final Map<String, OperationTarget> stored = new LinkedHashMap<>();
    private final Map<String, ResponseTemplate> templates = new HashMap<>();
    // by ID and place; those of documented resources are in the sample until they are regenerated
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final ResourceProperties properties = new ResourceProperties();
    private final Set<String> subscriptions = new HashSet<>();
    private final Set<String> resourceGroups = new HashSet<>();
    // the scopes as given, by their normalized ID
    private final Map<String, String> locks = new LinkedHashMap<>();
    private final List<Denial> denied = new ArrayList<>();
    private final Set<String> disabled = new HashSet<>();
    private final Set<String> removed = new HashSet<>();

    /** @param permissions in lower case; empty for all permissions */
    private record Denial(String scope, Set<String> permissions) {}

    /** @param everyResource whether a resource is added when it is requested */
    public ResourceStore(Operations operations, SecretStore secrets, boolean everyResource) {
        this.operations = operations;
        this.secrets = secrets;
        this.everyResource = everyResource;
        operations.all().stream()
                .filter(operation -> operation.sample() != null)
                .forEach(operation ->
                        put(new OperationTarget(operation, operation.sample().request())));
    }

    /** Adds a resource with new keys. */
    public synchronized void add(String operationName, String id) {
        OperationTarget target = operations.target(operations.get(operationName), id);
        target.violation().ifPresent(violation -> {
            throw new IllegalArgumentException(violation + ": " + id);
        });
        put(target);
        change(target, template(target).places());
    }

    /** Adds the resource if every resource exists, unless it is there or was removed. */
    synchronized void addIfMissing(OperationTarget target) {
        if (!everyResource || target.violation().isPresent()) {
            return;
        }
        addScopes(target);
        Operation operation = operations.get(target.operation().name());
        boolean known = stored.containsKey(key(target)) || ArmIds.isWithin(ArmIds.normalize(target.id()), removed);
        if (!known) {
            add(operation.name(), target.id());
        }
    }

    private void put(OperationTarget target) {
        stored.put(key(target), target);
        addScopes(target);
    }

    /** Adds the subscription and the resource group, which stay if the resource is removed. */
    private void addScopes(OperationTarget target) {
        subscriptions.add(ArmIds.normalize(target.subscription()));
        resourceGroups.add(ArmIds.normalize(target.subscription() + "/" + target.resourceGroup()));
    }

    /** Removes a resource. */
    public synchronized void remove(String id) {
        if (!everyResource) {
            find(id);
        }
        stored.values().removeIf(target -> isBelow(target, id));
        values.keySet().removeIf(resource -> ArmIds.isWithin(resource, Set.of(ArmIds.normalize(id))));
        properties.remove(id);
        removed.add(ArmIds.normalize(id));
    }

    /** Regenerates a key for all operations that list it. */
    public synchronized void regenerate(String id, String keyName) {
        List<OperationTarget> found = find(id);
        // a resource may have several operations, and not all of them list this key
        List<OperationTarget> named = found.stream()
                .filter(target -> keys(target).keyNames().contains(keyName))
                .toList();
        for (OperationTarget target : named.isEmpty() ? found : named) {
            Set<ResponseTemplate.Place> places = template(target).places(fill(target), keyName);
            if (places.isEmpty()) {
                throw new IllegalArgumentException("The key '" + keyName + "' contains no secret");
            }
            change(target, places);
        }
    }

    /** Regenerates a key, and the connection strings that contain it, for a request. Returns the body of the response. */
    synchronized ObjectNode regenerate(RegenerationTarget key) {
        String id = ArmIds.normalize(key.target().id());
        stored.values().stream()
                .filter(target -> ArmIds.normalize(target.id()).equals(id))
                .forEach(target -> change(
                        target,
                        changedKeys(key, target).stream()
                                .flatMap(name -> template(target).places(fill(target), name).stream())
                                .collect(Collectors.toSet())));
        OperationTarget requested = stored.get(key(key.target()));
        return key.regeneration().relisted()
                ? template(requested)
                        .enclosingObject(
                                fill(requested), changedKeys(key, requested).get(0))
                : fill(requested, key.target().operation());
    }

    private List<String> changedKeys(RegenerationTarget key, OperationTarget target) {
        return key.changed(List.copyOf(keys(target).keyNames()));
    }

    private void change(OperationTarget target, Set<ResponseTemplate.Place> places) {
        Map<String, String> secretsById = values.computeIfAbsent(ArmIds.normalize(target.id()), id -> new HashMap<>());
        places.forEach(place -> secretsById.put(
                place.id(), place.inUrl() ? secrets.createUrlSafe(64) : secrets.createLike(place.text())));
    }

    private ObjectNode fill(OperationTarget target) {
        Map<String, String> secretsById = values.getOrDefault(ArmIds.normalize(target.id()), Map.of());
        return template(target).fill(target.values(), place -> secretsById.getOrDefault(place.id(), place.text()));
    }

    /** @param requested the operation as it is in the API version of the request */
    private ObjectNode fill(OperationTarget target, Operation requested) {
        Map<String, String> secretsById = values.computeIfAbsent(ArmIds.normalize(target.id()), id -> new HashMap<>());
        return EarlierResponse.of(requested, operations.get(requested.name()), fill(target))
                .map(earlier -> earlier.fill(
                        target.values(),
                        place -> secretsById.compute(
                                place.id(),
                                (id, known) -> known == null || requested.isIssued()
                                        ? secrets.createLike(place.text())
                                        : known)))
                .orElseGet(() -> fill(target));
    }

    private ResponseTemplate template(OperationTarget target) {
        Operation operation = operations.get(target.operation().name());
        return templates.computeIfAbsent(
                operation.name(),
                name -> new ResponseTemplate(
                        operation, operation.sample() == null ? MadeSample.of(operation) : operation.sample()));
    }

    /** Locks a scope. */
    public synchronized void lock(String id) {
        locks.put(ArmIds.normalize(id), id);
    }

    /** Unlocks a scope. */
    public synchronized void unlock(String id) {
        locks.remove(ArmIds.normalize(id));
    }

    /** Denies permissions at a scope, or all if there are none. */
    public synchronized void deny(String id, String... permissions) {
        Set<String> actions = Stream.of(permissions)
                .map(permission -> permission.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        denied.add(new Denial(ArmIds.normalize(id), actions));
    }

    /** Removes all denials at a scope. */
    public synchronized void allow(String id) {
        denied.removeIf(denial -> denial.scope.equals(ArmIds.normalize(id)));
    }

    /** Disables the keys of a resource. */
    public synchronized void disableKeys(String id) {
        disabled.add(ArmIds.normalize(id));
    }

    /** Returns the locked scope that contains the target, as it was given. */
    synchronized Optional<String> lockedScope(OperationTarget target) {
        String id = ArmIds.normalize(target.id());
        return locks.entrySet().stream()
                .filter(lock -> ArmIds.isWithin(id, Set.of(lock.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    synchronized boolean isDenied(OperationTarget target) {
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

    synchronized boolean hasSubscription(String subscription) {
        return subscriptions.contains(ArmIds.normalize(subscription));
    }

    /** @param resourceGroup null for a resource of the subscription, which has none */
    synchronized boolean hasResourceGroup(String subscription, String resourceGroup) {
        return resourceGroup == null || resourceGroups.contains(ArmIds.normalize(subscription + "/" + resourceGroup));
    }

    /** Returns the ids of the resources below a scope, without those that are nested in another one. */
    synchronized List<String> topLevel(String scope) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (OperationTarget target : stored.values()) {
            String[] parts = target.id().split("/");
            boolean below = ArmIds.isWithin(ArmIds.normalize(target.id()), Set.of(ArmIds.normalize(scope)));
            if (below && parts.length > TOP_LEVEL && parts[5].equals("providers")) {
                String id = String.join("/", List.of(parts).subList(0, TOP_LEVEL + 1));
                ids.putIfAbsent(ArmIds.normalize(id), id);
            }
        }
        return List.copyOf(ids.values());
    }

    /** Returns the body of the response, empty if the resource does not exist. */
    synchronized Optional<ObjectNode> response(OperationTarget target) {
        return Optional.ofNullable(stored.get(key(target))).map(known -> {
            register(known);
            return fill(known, target.operation());
        });
    }

    /** Sets what a read of a resource returns. */
    public synchronized void setProperties(String id, ObjectNode resource) {
        if (!everyResource) {
            find(id);
        }
        properties.set(id, resource);
    }

    /** Returns what a read of a resource returns, empty if the resource does not exist. */
    synchronized Optional<ObjectNode> properties(OperationTarget read) {
        return properties.of(read, stored.values(), this::template);
    }

    /** Returns the current keys. */
    public synchronized KeySet keys(String operationName, String id) {
        OperationTarget target = operations.target(operations.get(operationName), id);
        addIfMissing(target);
        OperationTarget known = stored.get(key(target));
        if (known == null) {
            throw new IllegalArgumentException("Unknown resource " + id);
        }
        return register(known);
    }

    /** Reads the keys and adds them to the secrets, also the documented ones. */
    private KeySet register(OperationTarget target) {
        KeySet keys = keys(target);
        keys.keyNames().forEach(name -> secrets.add(keys.key(name)));
        return keys;
    }

    private KeySet keys(OperationTarget target) {
        return template(target).read(fill(target));
    }

    /** Returns the current keys of a resource, which is added if it is not there. */
    synchronized KeySet currentKeys(String operationName, String id) {
        OperationTarget target = operations.target(operations.get(operationName), id);
        if (!stored.containsKey(key(target))) {
            add(operationName, id);
        }
        return keys(operationName, id);
    }

    /**
     * Replaces the keys of a resource by new ones, and returns the response with them.
     *
     * @param text the only key; null to make the keys
     */
    synchronized ObjectNode issue(OperationTarget target, String text) {
        OperationTarget known = stored.get(key(target));
        if (text == null) {
            change(known, template(known).places());
        } else {
            Map<String, String> secretsById =
                    values.computeIfAbsent(ArmIds.normalize(known.id()), id -> new HashMap<>());
            template(known).places().forEach(place -> secretsById.put(place.id(), text));
        }
        register(known);
        return fill(known, target.operation());
    }

    private List<OperationTarget> find(String id) {
        List<OperationTarget> found =
                stored.values().stream().filter(target -> isBelow(target, id)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Unknown resource " + id);
        }
        return found;
    }

    private static boolean isBelow(OperationTarget target, String id) {
        return ArmIds.isWithin(ArmIds.normalize(target.id()), Set.of(ArmIds.normalize(id)));
    }

    private static String key(OperationTarget target) {
        return target.operation().name() + ArmIds.normalize(target.id());
    }
}
