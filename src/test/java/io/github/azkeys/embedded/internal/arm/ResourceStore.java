// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.embedded.internal.entra.SecretStore;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.RotationPair;
import io.github.azkeys.keys.KeySet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The resources with their keys. Thread-safe. */
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
    private final Restrictions restrictions;
    private final Set<String> subscriptions = new HashSet<>();
    private final Set<String> resourceGroups = new HashSet<>();
    private final Set<String> removed = new HashSet<>(); // resources, by their normalized ID
    private final Map<String, OperationTarget> removedTargets = new LinkedHashMap<>();
    private final Map<String, Integer> rotations = new HashMap<>();

    /** @param everyResource whether a resource is added when it is requested */
    public ResourceStore(Operations operations, SecretStore secrets, boolean everyResource) {
        this.operations = operations;
        this.secrets = secrets;
        this.restrictions = new Restrictions(operations);
        this.everyResource = everyResource;
        operations.all().stream()
                .filter(operation -> operation.sample() != null)
                .forEach(operation ->
                        put(new OperationTarget(operation, operation.sample().request())));
    }

    /** Adds a resource with new keys. */
    public void add(String operationName, String id) {
        add(operationName, id, null);
    }

    /** @param keyName the name of the only key; null if the ID has it, or for the name in the sample */
    public synchronized void add(String operationName, String id, String keyName) {
        OperationTarget target = operations.requireTarget(operationName, id, keyName);
        put(target);
        change(target, template(target).places());
    }

    /** @param keyName the name of the only key; null if the ID has it, or for the name in the sample */
    public synchronized void addIfMissing(String operationName, String id, String keyName) {
        if (!stored.containsKey(key(operations.target(operations.get(operationName), id, keyName)))) {
            addMissing(operations.requireTarget(operationName, id, keyName));
        }
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
            addMissing(operations.requireTarget(operation.name(), target.id(), null));
        }
    }

    /** Adds a resource with new keys, except those that clients may have from another operation. */
    private void addMissing(OperationTarget target) {
        String id = ArmIds.normalize(target.id());
        Set<String> known = stored.values().stream()
                .filter(other -> ArmIds.normalize(other.id()).equals(id))
                .flatMap(other -> template(other).places().stream())
                .map(ResponseTemplate.Place::id)
                .collect(Collectors.toSet());
        put(target);
        change(
                target,
                template(target).places().stream()
                        .filter(place -> !known.contains(place.id()))
                        .collect(Collectors.toSet()));
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
        String scope = ArmIds.scope(id);
        if (!everyResource) {
            find(id);
        }
        stored.entrySet().stream()
                .filter(known -> isBelow(known.getValue(), id))
                .forEach(known -> removedTargets.put(known.getKey(), known.getValue()));
        stored.values().removeIf(target -> isBelow(target, id));
        values.keySet().removeIf(resource -> ArmIds.isWithin(resource, Set.of(scope)));
        properties.remove(id);
        removed.add(scope);
    }

    /**
     * Adds the removed resources again, with new keys, and forgets what a read of a resource returns and which key was
     * rotated last.
     */
    public synchronized void restore() {
        removed.clear();
        removedTargets.values().forEach(target -> add(target.operation().name(), target.id()));
        removedTargets.clear();
        properties.clear();
        rotations.clear();
    }

    /** Regenerates one key of each pair, the second one first, and all keys of operations without a pair. */
    public synchronized void rotate(String id) {
        List<OperationTarget> found = find(id);
        int turn = rotations.merge(ArmIds.normalize(id), 1, Integer::sum);
        Set<String> ofPairs = found.stream()
                .filter(target -> target.operation().pair() != null)
                .flatMap(target -> template(target).places().stream())
                .map(ResponseTemplate.Place::id)
                .collect(Collectors.toSet());
        boolean changed = false;
        for (OperationTarget target : found) {
            Set<ResponseTemplate.Place> places = target.operation().pair() != null
                    ? template(target).places(fill(target), pairedKey(target, turn % 2))
                    : template(target).places().stream()
                            .filter(place -> !ofPairs.contains(place.id()))
                            .collect(Collectors.toSet());
            change(target, places);
            changed |= !places.isEmpty();
        }
        if (!changed) {
            throw new IllegalArgumentException("The keys of " + id + " contain no secret");
        }
    }

    /** @param index the position in the pair */
    private String pairedKey(OperationTarget target, int index) {
        String text = List.copyOf(target.operation().pair().keys().values())
                .get(index)
                .find(fill(target))
                .orElseThrow();
        KeySet keys = keys(target);
        return keys.keyNames().stream()
                .filter(name -> keys.key(name).equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the name of a key for a name that {@link KeySet#key} accepts. */
    private String fullName(OperationTarget target, String name) {
        Set<String> names = keys(target).keyNames();
        if (names.contains(name)) {
            return name;
        }
        RotationPair pair = target.operation().pair();
        if (pair != null && pair.names().contains(name)) {
            return pairedKey(target, pair.names().indexOf(name));
        }
        List<String> ends =
                names.stream().filter(known -> known.endsWith("." + name)).toList();
        return ends.size() == 1 ? ends.get(0) : name;
    }

    /** Regenerates all keys of a resource. */
    public synchronized void regenerate(String id) {
        find(id).forEach(target -> change(target, template(target).places()));
    }

    /** Regenerates a key for all operations that list it. */
    public synchronized void regenerate(String id, String keyName) {
        List<OperationTarget> found = find(id);
        // a resource may have several operations, and not all of them list this key
        List<OperationTarget> named = found.stream()
                .filter(target -> keys(target).keyNames().contains(fullName(target, keyName)))
                .toList();
        for (OperationTarget target : named.isEmpty() ? found : named) {
            Set<ResponseTemplate.Place> places = template(target).places(fill(target), fullName(target, keyName));
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

    /** Returns what clients may not do. */
    public Restrictions restrictions() {
        return restrictions;
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

    synchronized boolean exists(OperationTarget target) {
        return stored.containsKey(key(target));
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
        OperationTarget known = stored.getOrDefault(key(target), onlyOne(operationName, id));
        if (known == null) {
            addIfMissing(target);
            known = stored.get(key(target));
        }
        if (known == null) {
            throw new IllegalArgumentException("Unknown resource " + id);
        }
        return register(known);
    }

    /** Returns the target of an operation whose ID has no key name; null if several keys of the resource are known. */
    private OperationTarget onlyOne(String operationName, String id) {
        List<OperationTarget> below = stored.values().stream()
                .filter(target -> target.operation().name().equals(operationName) && isBelow(target, id))
                .toList();
        return below.size() == 1 ? below.get(0) : null;
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
            addMissing(operations.requireTarget(operationName, id, null));
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
            boolean exists = everyResource && !ArmIds.isWithin(ArmIds.normalize(id), removed);
            throw new IllegalArgumentException(
                    exists
                            ? "No keys of " + id
                                    + " were asked for yet; call the route or arm.keys(operation, id) first"
                            : "Unknown resource " + id);
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
