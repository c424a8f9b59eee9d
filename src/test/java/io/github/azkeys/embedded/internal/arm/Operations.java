// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.embedded.internal.server.ServerRequest;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.names.ClosestNames;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The operations that the service supports: those of the catalog and those that a test adds. Thread-safe. */
public final class Operations {

    /** The end of the name of an action that regenerates a key. */
    static final String REGENERATE = "?action=regenerate";

    private final OperationIndex catalog;
    private final Map<String, Operation> known = new LinkedHashMap<>();

    /**
     * Creates the operations of a catalog.
     *
     * @param library the operations of the library, which no catalog redefines; shared, because reading their files takes a
     *     tenth of a second
     */
    public Operations(OperationIndex library, OperationIndex catalog) {
        this.catalog = catalog;
        library.names().forEach(name -> known.put(name, library.get(name)));
        catalog.names().forEach(this::get);
    }

    /**
     * Returns an operation by its name, and supports it from then on.
     *
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    synchronized Operation get(String name) {
        return known.computeIfAbsent(name, catalog::get);
    }

    /**
     * Checks the name of an action, such as {@code batch} or {@code batch?action=regenerate}.
     *
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     * @throws IllegalArgumentException if the operation does not regenerate keys
     */
    public void requireAction(String action) {
        boolean regenerates = action.endsWith(REGENERATE);
        String name = regenerates ? action.substring(0, action.length() - REGENERATE.length()) : action;
        if (get(name).regeneration() == null && regenerates) {
            throw new IllegalArgumentException("The operation '" + name + "' does not regenerate keys");
        }
    }

    /** @throws IllegalArgumentException if a call that the service supports needs no such permission */
    void requirePermission(String permission) {
        TreeSet<String> permissions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all().forEach(operation -> permissions(operation).forEach(permissions::add));
        if (!permissions.contains(permission)) {
            throw new IllegalArgumentException("No operation needs the permission '" + permission + "'"
                    + ClosestNames.question(permission, permissions)
                    + ". For an operation of the application, add a resource first");
        }
    }

    private static Stream<String> permissions(Operation operation) {
        String type = operation.path().resourceType();
        String[] names = type.split("/");
        Stream<String> reads = Stream.concat(
                Stream.of(names[0] + "/" + names[1] + "/read"), // lists of resources
                Stream.of(ReadResource.values())
                        .filter(read -> !operation.variablesOf(read).isEmpty())
                        .map(read -> read.permission(type)));
        Stream<Operation> regenerations = operation.regeneration() == null
                ? Stream.of()
                : operation.regeneration().keys().keySet().stream().map(operation::regenerating);
        Stream<String> actions = Stream.concat(Stream.of(operation), regenerations)
                .map(action -> new OperationTarget(action, Map.of()).permission());
        return Stream.of(reads, actions, Stream.of(ResourceListing.READ_SUBSCRIPTION, ResourceListing.READ_GROUP))
                .flatMap(all -> all);
    }

    synchronized Collection<Operation> all() {
        return List.copyOf(known.values());
    }

    /** Returns all operations as they are in the API version of a request. */
    private Stream<Operation> all(ServerRequest request) {
        String version = request.parameter("api-version").orElse(null);
        return all().stream().map(operation -> version == null ? operation : operation.at(version));
    }

    /**
     * Returns the operation as it is in the API version of a request, and its resource. The path is not case-sensitive.
     */
    Optional<OperationTarget> find(ServerRequest request) {
        return all(request)
                .filter(operation -> hasQuery(request, operation))
                .flatMap(operation -> match(operation, request.path()).stream())
                .max(Comparator.comparingInt(
                        target -> target.operation().query(name -> null).size()));
    }

    /** Whether the request has the query parameters of an operation whose value is always the same. */
    private static boolean hasQuery(ServerRequest request, Operation operation) {
        return operation.query(name -> null).entrySet().stream()
                .allMatch(parameter -> request.parameter(parameter.getKey())
                        .filter(parameter.getValue()::equalsIgnoreCase)
                        .isPresent());
    }

    /** Returns a resource, the target of a read, for an operation whose forms need it. */
    Optional<OperationTarget> findRead(String id) {
        return all().stream()
                .flatMap(operation -> Stream.of(ReadResource.values())
                        .filter(read -> !operation.variablesOf(read).isEmpty())
                        .flatMap(read -> {
                            String[] types = operation.path().resourceType().split("/");
                            String nested = read == ReadResource.RESOURCE
                                    ? id
                                    : id + "/" + types[types.length - 1] + "/default";
                            return operation.path().match(nested).stream()
                                    .map(values -> new OperationTarget(
                                            operation, target(operation, nested).values(), read));
                        }))
                .findFirst();
    }

    /** Returns the keys that a request may regenerate in its API version. Its body selects one of them. */
    List<RegenerationTarget> findRegenerations(ServerRequest request) {
        return all(request)
                .filter(operation -> operation.regeneration() != null)
                .flatMap(operation -> operation.regeneration().keys().keySet().stream()
                        .flatMap(key -> match(operation.regenerating(key), request.path())
                                .map(target -> new RegenerationTarget(target, operation.regeneration(), key))
                                .stream()))
                .toList();
    }

    /**
     * Returns the target of an operation for an ID. If the ID has no key name, the name in the sample is used.
     *
     * @throws IllegalArgumentException if the ID is not of the type of the operation
     */
    OperationTarget target(Operation operation, String id) {
        return target(operation, id, null);
    }

    /** @param keyName the name of the only key; null if the ID has it, or for the name in the sample */
    OperationTarget target(Operation operation, String id, String keyName) {
        Map<String, String> values = new LinkedHashMap<>(operation
                .path()
                .match(id)
                .orElseThrow(() -> new IllegalArgumentException("The operation '" + operation.name()
                        + "' needs the ID of a " + operation.path().resourceType() + ", not " + id)));
        List<Parameter> keyParameters = operation.parameters(Parameter.Role.KEY);
        if (keyName != null && keyParameters.isEmpty()) {
            throw new IllegalArgumentException("The operation '" + operation.name() + "' has no key names");
        }
        keyParameters.stream().filter(key -> keyName != null).forEach(key -> values.put(key.name(), keyName));
        keyParameters.forEach(key -> values.putIfAbsent(
                key.name(),
                operation.sample() == null
                        ? "default"
                        : operation.sample().request().get(key.name())));
        return new OperationTarget(operation, values);
    }

    /**
     * Returns the target of an operation for an ID that a resource can have.
     *
     * @param keyName the name of the only key; null if the ID has it, or for the name in the sample
     * @throws IllegalArgumentException if the ID is not of the type of the operation, or has a name that endpoints refuse
     * @throws io.github.azkeys.InvalidRequestException if there is no such operation
     */
    OperationTarget requireTarget(String operationName, String id, String keyName) {
        OperationTarget target = target(get(operationName), id, keyName);
        target.violation().ifPresent(violation -> {
            throw new IllegalArgumentException(violation + ": " + id);
        });
        return target;
    }

    /** Checks a resource as {@link ResourceStore#add(String, String, String)} does. */
    public void requireResource(String operationName, String id, String keyName) {
        requireTarget(operationName, id, keyName);
    }

    private static Optional<OperationTarget> match(Operation operation, String path) {
        String action = "/" + operation.path().action();
        int end = path.length() - action.length();
        if (end < 1 || !path.substring(end).equalsIgnoreCase(action)) {
            return Optional.empty();
        }
        return operation
                .path()
                .match(path.substring(0, end))
                .filter(values -> values.size() == operation.path().parameters().size())
                .map(values -> new OperationTarget(operation, values))
                // fixed segments may be missing in an id of the configuration, but not in a request
                .filter(target -> target.id().equalsIgnoreCase(path.substring(0, end)));
    }
}
