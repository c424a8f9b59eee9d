package io.github.azkeys.internal.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of the key operations that ARM has the catalogue has, and why not the others. Immutable.
 *
 * @param arm what ARM's type index knows
 * @param operations what the catalogue has, by {@link ArmKeyOperation#id()}
 * @param leftOut what {@code catalog/left-out.json} names
 */
public record Coverage(List<ArmKeyOperation> arm, Map<String, Operation> operations, List<LeftOut> leftOut) {

    /**
     * An operation of ARM that is not in the catalogue.
     *
     * @param resourceType such as {@code Microsoft.Web/connections}
     * @param action such as {@code listConnectionKeys}
     * @param reason why not
     */
    public record LeftOut(String resourceType, String action, String reason) {

        String id() {
            return ArmKeyOperation.id(resourceType, action);
        }
    }

    /** Reads the index, the catalogue and the reasons. */
    public static Coverage count() {
        OperationIndex catalog = new OperationIndex();
        try {
            return new Coverage(
                    ArmKeyOperation.all(),
                    catalog.names().stream()
                            .map(catalog::get)
                            .flatMap(Coverage::all)
                            .collect(Collectors.toMap(Coverage::id, Function.identity())),
                    new ObjectMapper().readValue(new File("catalog/left-out.json"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new AssertionError("catalog/left-out.json cannot be read", e);
        }
    }

    /** An operation that lists keys, and the one that makes a key new; which key makes no difference here. */
    private static Stream<Operation> all(Operation operation) {
        return operation.regeneration() == null
                ? Stream.of(operation)
                : Stream.of(operation, operation.regenerating("primary"));
    }

    /** The kinds of operations that the index tells apart. */
    public List<String> kinds() {
        return arm.stream().map(ArmKeyOperation::kind).distinct().sorted().toList();
    }

    /** What a kind is called to people. */
    public static String title(String kind) {
        return switch (kind) {
            case "listKeys" -> "`listKeys`";
            case "regenerate" -> "those that regenerate or rotate keys";
            default -> "others that list or get keys, secrets or credentials";
        };
    }

    /** How many of a kind ARM has. */
    public long all(String kind) {
        return arm.stream().filter(operation -> operation.kind().equals(kind)).count();
    }

    /** How many of a kind the catalogue has. */
    public long here(String kind) {
        return arm.stream()
                .filter(operation -> operation.kind().equals(kind) && operations.containsKey(operation.id()))
                .count();
    }

    /** Those of a kind that the catalogue lacks. */
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
                        0, path.length() - operation.path().action().length() - 1)
                .split("/");
        StringBuilder type = new StringBuilder(segments[6]);
        for (int i = 7; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return ArmKeyOperation.id(type.toString(), operation.path().action());
    }
}
