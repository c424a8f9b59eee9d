// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the key operations of ARM with the catalog. Immutable.
 *
 * @param arm the operations in ARM's type index
 * @param operations the operations in the catalog, by {@link ArmKeyOperation#id()}
 * @param leftOut the operations in {@code catalog/left-out.json}
 */
public record Coverage(List<ArmKeyOperation> arm, Map<String, Operation> operations, List<LeftOut> leftOut) {

    private static final Pattern KEY = Pattern.compile("/(?:primary|secondary)$");
    private static final Pattern REGENERATING = Pattern.compile(".*/(?:regenerate|rotate)[^/]*");

    /**
     * An operation of ARM that is not in the catalog.
     *
     * @param resourceType such as {@code Microsoft.Web/connections}
     * @param action such as {@code listConnectionKeys}
     * @param reason why it is left out
     */
    public record LeftOut(String resourceType, String action, String reason) {

        String id() {
            return ArmKeyOperation.id(resourceType, action);
        }
    }

    /** Reads the index, the catalog and the reasons. */
    public static Coverage count() {
        OperationIndex catalog = new OperationIndex();
        try {
            return new Coverage(
                    ArmKeyOperation.all(),
                    catalog.names().stream()
                            .map(catalog::get)
                            .flatMap(Coverage::all)
                            .collect(Collectors.toMap(
                                    Coverage::id,
                                    Function.identity(),
                                    (one, other) -> one)), // of the same resource, or with another query
                    new ObjectMapper().readValue(new File("catalog/left-out.json"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new AssertionError("catalog/left-out.json cannot be read", e);
        }
    }

    /** Returns an operation and those that regenerate its keys. */
    private static Stream<Operation> all(Operation operation) {
        return operation.regeneration() == null
                ? Stream.of(operation)
                : Stream.concat(
                        Stream.of(operation),
                        operation.regeneration().keys().keySet().stream().map(operation::regenerating));
    }

    /** Returns the kinds of operations in the index. */
    public List<String> kinds() {
        return arm.stream().map(ArmKeyOperation::kind).distinct().sorted().toList();
    }

    /** Returns the title of a kind. */
    public static String title(String kind) {
        return switch (kind) {
            case "listKeys" -> "`listKeys`";
            case "regenerate" -> "regenerate or rotate keys";
            default -> "other actions that list or get keys, secrets or credentials";
        };
    }

    /** Returns the number of operations of a kind in ARM. */
    public long all(String kind) {
        return arm.stream().filter(operation -> operation.kind().equals(kind)).count();
    }

    /** Returns the number of operations of a kind in the catalog. */
    public long here(String kind) {
        return arm.stream()
                .filter(operation -> operation.kind().equals(kind) && operations.containsKey(operation.id()))
                .count();
    }

    /** Returns the number of actions of a kind in the catalog that ARM's index does not have. */
    public long beyond(String kind) {
        Set<String> known = arm.stream().map(ArmKeyOperation::id).collect(Collectors.toSet());
        return operations.keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> KEY.matcher(id).replaceFirst("")) // of the path, in place of a request body
                .filter(id -> kind.equals(kind(id)))
                .distinct()
                .count();
    }

    private static String kind(String id) {
        if (REGENERATING.matcher(id).matches()) {
            return "regenerate";
        }
        return id.endsWith("/listKeys") ? "listKeys" : "other-list";
    }

    /** Returns the operations of a kind that are left out. */
    public List<LeftOut> leftOut(String kind) {
        List<String> ids = arm.stream()
                .filter(operation -> operation.kind().equals(kind))
                .map(ArmKeyOperation::id)
                .toList();
        return leftOut.stream()
                .filter(operation -> ids.contains(operation.id()))
                .toList();
    }

    /** The type as ARM's permissions have it: with the key's part, where the last name is a key's. */
    private static String id(Operation operation) {
        String path = operation.path().toString();
        String[] segments = path.substring(
                        path.lastIndexOf("/providers/") + "/providers/".length(),
                        path.length() - operation.path().action().length() - 1)
                .split("/");
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return ArmKeyOperation.id(type.toString(), operation.path().action());
    }
}
