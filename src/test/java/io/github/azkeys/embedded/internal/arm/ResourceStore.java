// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.keys.KeySet;
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

/** The resources with their keys, locks and permissions. Thread-safe. */
public final class ResourceStore {

    private final Operations operations;
    private final SecretStore secrets;
    private final boolean everyResource;
    // by operation and ID, since a resource may have several operations
    private final Map<String, StoredResource> stored = new LinkedHashMap<>();
    private final Set<String> subscriptions = new HashSet<>();
    private final Set<String> resourceGroups = new HashSet<>();
    // the scopes as given, by their normalized ID
    private final Map<String, String> locks = new LinkedHashMap<>();
    private final List<Denial> denied = new ArrayList<>();
    private final Set<String> disabled = new HashSet<>();
    private final Set<String> removed = new HashSet<>();

    private record StoredResource(OperationTarget target, ObjectNode response) {}

    /** @param permissions in lower case; empty for all permissions */
    private record Denial(String scope, Set<String> permissions) {}

    /** @param everyResource whether a resource is added when it is requested */
    public ResourceStore(Operations operations, SecretStore secrets, boolean everyResource) {
        this.operations = operations;
        this.secrets = secrets;
        this.everyResource = everyResource;
        operations.all().stream()
                .filter(operation -> operation.sample() != null)
                .forEach(operation -> put(
                        new OperationTarget(operation, operation.sample().request()),
                        operation.sample().response()));
    }

    /** Adds a resource with new keys. */
    public synchronized void add(String operationName, String id) {
        Operation operation = operations.get(operationName);
        if (operation.sample() == null) {
            throw new IllegalArgumentException("The operation '" + operationName + "' has no sample");
        }
        OperationTarget target = operations.target(operation, id);
        ObjectNode response =
                new SampleKeys(operation).replaceAll(operation.sample().response(), secrets::createLike);
        rename(response, operation.sample().request(), target.values());
        put(target, response);
    }

    /** Adds the resource if every resource exists, unless it is there or was removed. */
    synchronized void addIfMissing(OperationTarget target) {
        if (!everyResource) {
            return;
        }
        addScopes(target);
        Operation operation = operations.get(target.operation().name());
        boolean known = stored.containsKey(key(target)) || ArmIds.isWithin(ArmIds.normalize(target.id()), removed);
        if (!known && operation.sample() != null) {
            add(operation.name(), target.id());
        }
    }

    private void put(OperationTarget target, ObjectNode response) {
        stored.put(key(target), new StoredResource(target, response));
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
        stored.values().removeIf(resource -> isBelow(resource, id));
        removed.add(ArmIds.normalize(id));
    }

    /** Regenerates a key for all operations that list it. */
    public synchronized void regenerate(String id, String keyName) {
        List<StoredResource> found = find(id);
        // a resource may have several operations, and not all of them list this key
        List<StoredResource> named = found.stream()
                .filter(resource ->
                        keys(resource).read(resource.response).keyNames().contains(keyName))
                .toList();
        for (StoredResource resource : named.isEmpty() ? found : named) {
            ObjectNode changed = keys(resource).replace(resource.response, keyName, secrets::createLike);
            stored.put(key(resource.target), new StoredResource(resource.target, changed));
        }
    }

    /** Regenerates a key, and the connection strings that contain it, for a request. Returns the body of the response. */
    synchronized ObjectNode regenerate(RegenerationTarget key) {
        String id = ArmIds.normalize(key.target().id());
        List<StoredResource> same = stored.values().stream()
                .filter(resource -> ArmIds.normalize(resource.target.id()).equals(id))
                .toList();
        for (StoredResource resource : same) {
            ObjectNode changed = resource.response;
            for (String name : changedKeys(key, resource)) {
                changed = keys(resource).replace(changed, name, secrets::createLike);
            }
            stored.put(key(resource.target), new StoredResource(resource.target, changed));
        }
        StoredResource requested = stored.get(key(key.target()));
        return key.relisted()
                ? keys(requested)
                        .enclosingObject(
                                requested.response, changedKeys(key, requested).get(0))
                : requested.response.deepCopy();
    }

    private static List<String> changedKeys(RegenerationTarget key, StoredResource resource) {
        return keys(resource).read(resource.response).keyNames().stream()
                .filter(key::changes)
                .toList();
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
        String id = ArmIds.normalize(target.id());
        String permission = target.permission().toLowerCase(Locale.ROOT);
        return denied.stream()
                .filter(denial -> denial.permissions.isEmpty() || denial.permissions.contains(permission))
                .anyMatch(denial -> ArmIds.isWithin(id, Set.of(denial.scope)));
    }

    synchronized boolean hasKeysDisabled(OperationTarget target) {
        return ArmIds.isWithin(ArmIds.normalize(target.id()), disabled);
    }

    synchronized boolean hasSubscription(String subscription) {
        return subscriptions.contains(ArmIds.normalize(subscription));
    }

    synchronized boolean hasResourceGroup(OperationTarget target) {
        return resourceGroups.contains(ArmIds.normalize(target.subscription() + "/" + target.resourceGroup()));
    }

    /** Returns the body of the response, empty if the resource does not exist. */
    synchronized Optional<ObjectNode> response(OperationTarget target) {
        StoredResource resource = stored.get(key(target));
        if (resource == null) {
            return Optional.empty();
        }
        register(resource);
        return Optional.of(resource.response.deepCopy());
    }

    /** Returns the current keys. */
    public synchronized KeySet keys(String operationName, String id) {
        OperationTarget target = operations.target(operations.get(operationName), id);
        addIfMissing(target);
        StoredResource resource = stored.get(key(target));
        if (resource == null) {
            throw new IllegalArgumentException("Unknown resource " + id);
        }
        return register(resource);
    }

    /** Reads the keys and adds them to the secrets, also the documented ones. */
    private KeySet register(StoredResource resource) {
        KeySet keys = keys(resource).read(resource.response);
        keys.keyNames().forEach(name -> secrets.add(keys.key(name)));
        return keys;
    }

    private static SampleKeys keys(StoredResource resource) {
        return new SampleKeys(resource.target.operation());
    }

    private List<StoredResource> find(String id) {
        List<StoredResource> found = stored.values().stream()
                .filter(resource -> isBelow(resource, id))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("Unknown resource " + id);
        }
        return found;
    }

    private static boolean isBelow(StoredResource resource, String id) {
        return ArmIds.isWithin(ArmIds.normalize(resource.target.id()), Set.of(ArmIds.normalize(id)));
    }

    private static String key(OperationTarget target) {
        return target.operation().name() + ArmIds.normalize(target.id());
    }

    /** Replaces the names of the sample in the response by the names of the new resource. */
    private static void rename(JsonNode node, Map<String, String> from, Map<String, String> to) {
        if (node instanceof ObjectNode object) {
            for (String field :
                    object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode value = object.get(field);
                from.entrySet().stream()
                        .filter(name -> value.isTextual() && value.textValue().equals(name.getValue()))
                        .findFirst()
                        .ifPresent(name -> object.put(field, to.get(name.getKey())));
                rename(value, from, to);
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> rename(item, from, to));
        }
    }
}
