package io.github.azkeys.embedded;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.OperationIndex;
import io.github.azkeys.internal.catalog.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the service plays: those of the catalogue and those that a test adds. Threadsafe. */
final class Operations {

    private final OperationIndex catalog;
    private final Map<String, Operation> known = new LinkedHashMap<>();

    Operations(OperationIndex catalog) {
        this.catalog = catalog;
        catalog.names().forEach(this::get);
    }

    /**
     * The operation of that name, which is played from now on.
     *
     * @throws io.github.azkeys.InvalidRequestException if the catalogue has none
     */
    synchronized Operation get(String name) {
        return known.computeIfAbsent(name, catalog::get);
    }

    synchronized Collection<Operation> all() {
        return List.copyOf(known.values());
    }

    /** What a path asks for, in any casing of its fixed parts. */
    Optional<Route> route(String path) {
        return all().stream()
                .flatMap(operation -> whole(operation, path).stream())
                .findFirst();
    }

    /** The keys that a path may ask to make new; the body of the request tells which of them. */
    List<KeyRoute> regenerations(String path) {
        return all().stream()
                .filter(operation -> operation.regeneration() != null)
                .flatMap(operation -> operation.regeneration().keys().keySet().stream()
                        .flatMap(key -> whole(operation.regenerating(key), path)
                                .map(route -> new KeyRoute(
                                        route,
                                        operation.regeneration().keys().get(key),
                                        operation.regeneration().relisted()))
                                .stream()))
                .toList();
    }

    /** The operation on an id; a missing key's name is taken from the sample. */
    Route route(Operation operation, String id) {
        Map<String, String> values = new LinkedHashMap<>(operation
                .path()
                .match(id)
                .orElseThrow(() -> new IllegalArgumentException("The operation '" + operation.name()
                        + "' wants the id of a " + operation.path().resourceType() + ", not " + id)));
        operation
                .parameters(Parameter.Role.KEY)
                .forEach(key -> values.putIfAbsent(
                        key.name(),
                        operation.sample() == null
                                ? "default"
                                : operation.sample().request().get(key.name())));
        return new Route(operation, values);
    }

    private static Optional<Route> whole(Operation operation, String path) {
        String action = "/" + operation.path().action();
        int end = path.length() - action.length();
        if (end < 1 || !path.substring(end).equalsIgnoreCase(action)) {
            return Optional.empty();
        }
        return operation
                .path()
                .match(path.substring(0, end))
                .filter(values -> values.size() == operation.path().parameters().size())
                .map(values -> new Route(operation, values));
    }
}
