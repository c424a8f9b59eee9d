package io.github.azkeys.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.Regeneration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Azure role that may do what some operations need and nothing else, as {@code az role definition create} takes it.
 * Immutable.
 *
 * @param name what the role is called; no other role of the tenant may have that name
 * @param description what it is good for
 * @param actions the permissions it gives
 * @param scope where it can be assigned, and below
 */
public record CustomRole(String name, String description, List<String> actions, String scope) {

    private static final Pattern SCOPE =
            Pattern.compile("(?i)/subscriptions/(?<subscription>[^/]*)(?:/resourceGroups/(?<group>[^/]*))?");

    private static final Pattern MANAGEMENT_GROUP =
            Pattern.compile("(?i)/providers/Microsoft\\.Management/managementGroups/[A-Za-z0-9._()-]+");

    /** Stands behind the name of an operation whose keys the role may regenerate. */
    public static final String REGENERATE = ":regenerate";

    // Azure's limit
    private static final int LONGEST_NAME = 512;

    public CustomRole {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        actions = List.copyOf(actions);
        Objects.requireNonNull(scope, "scope");
    }

    /**
     * The role for some operations of a catalogue.
     *
     * @param operations their names, each for the permission to list keys; with {@value #REGENERATE} behind, for the
     *     permission to make keys new and no other. Each permission is given once
     * @param scope the id of a subscription, a resource group or a management group
     * @throws InvalidRequestException if an operation is unknown or its file names no such permission, if there is none, or
     *     if the scope is none that a role can be assigned in
     */
    public static CustomRole of(OperationCatalog catalog, List<String> operations, String scope) {
        if (operations.isEmpty()) {
            throw new InvalidRequestException("A role needs at least one operation, such as batch");
        }
        checkScope(scope);
        // Azure takes permissions without regard to case
        TreeMap<String, String> actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        operations.forEach(operation -> {
            String permission = permission(catalog, operation);
            actions.put(permission, permission);
        });
        List<String> names = operations.stream().distinct().toList();
        String all = "Keys of " + String.join(", ", names);
        return new CustomRole(
                all.length() <= LONGEST_NAME ? all : "Keys of " + names.size() + " operations",
                operations.stream().anyMatch(name -> name.endsWith(REGENERATE))
                        ? "Lists and regenerates keys for camel-azkeys, and nothing else."
                        : "Lists the keys that camel-azkeys fetches, and nothing else.",
                List.copyOf(actions.values()),
                scope);
    }

    private static String permission(OperationCatalog catalog, String name) {
        boolean regenerates = name.endsWith(REGENERATE);
        Operation operation = catalog.get(regenerates ? name.substring(0, name.length() - REGENERATE.length()) : name);
        Regeneration regeneration = operation.regeneration();
        if (regenerates && regeneration == null) {
            throw new InvalidRequestException("azkeys:" + operation.name() + " regenerates no keys");
        }
        String permission = regenerates ? regeneration.permission() : operation.permission();
        if (permission == null) {
            throw new InvalidRequestException("The file of operation '" + operation.name()
                    + "' does not say which permission it needs" + (regenerates ? " to regenerate a key" : ""));
        }
        return permission;
    }

    /** The role as JSON over several lines. */
    public String toJson() {
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        role.put("Name", name);
        role.put("IsCustom", true);
        role.put("Description", description);
        actions.forEach(role.putArray("Actions")::add);
        role.putArray("NotActions");
        role.putArray("AssignableScopes").add(scope);
        return role.toPrettyString();
    }

    /**
     * Prints the role for the operations of this library.
     *
     * @param arguments the scope, then the names of operations
     * @throws InvalidRequestException as {@link #of} does
     */
    public static void main(String... arguments) {
        if (arguments.length < 2) {
            throw new InvalidRequestException("Say for which scope and for which operations the role shall be:"
                    + " /subscriptions/<id>/resourceGroups/<name> batch iothub");
        }
        List<String> operations = Arrays.asList(arguments).subList(1, arguments.length);
        System.out.println(of(new OperationCatalog(), operations, arguments[0]).toJson());
    }

    private static void checkScope(String scope) {
        Matcher matcher = SCOPE.matcher(scope);
        boolean known = matcher.matches()
                ? isName("subscriptionId", matcher.group("subscription"))
                        && (matcher.group("group") == null || isName("resourceGroupName", matcher.group("group")))
                : MANAGEMENT_GROUP.matcher(scope).matches();
        if (!known) {
            throw new InvalidRequestException("A role cannot be made for the scope '"
                    + scope.replaceAll("\\p{C}", "\uFFFD")
                    + "': it can be /subscriptions/<id>, /subscriptions/<id>/resourceGroups/<name> or"
                    + " /providers/Microsoft.Management/managementGroups/<name>, and the role be assigned on any"
                    + " resource below");
        }
    }

    private static boolean isName(String parameter, String value) {
        return Parameter.common(parameter).orElseThrow().violation(value).isEmpty();
    }
}
