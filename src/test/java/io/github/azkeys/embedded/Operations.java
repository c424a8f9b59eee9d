package io.github.azkeys.embedded;

import io.github.azkeys.catalog.Operation;
import io.github.azkeys.catalog.OperationCatalog;
import io.github.azkeys.catalog.Parameter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations that the service plays: those of the catalogue and those that a test adds. Threadsafe. */
final class Operations {

    private final OperationCatalog catalog;
    private final Map<String, Operation> known = new LinkedHashMap<>();

    Operations(OperationCatalog catalog) {
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
        int slash = path.lastIndexOf('/');
        String id = slash < 1 ? "" : path.substring(0, slash);
        String action = path.substring(slash + 1);
        return all().stream()
                .filter(operation -> operation.path().action().equalsIgnoreCase(action))
                .flatMap(operation -> whole(operation, id).stream())
                .findFirst();
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

    private static Optional<Route> whole(Operation operation, String id) {
        return operation
                .path()
                .match(id)
                .filter(values -> values.size() == operation.path().parameters().size())
                .map(values -> new Route(operation, values));
    }
}
