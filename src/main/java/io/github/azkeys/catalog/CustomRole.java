// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.Parameter;
import io.github.azkeys.internal.catalog.Regeneration;
import io.github.azkeys.internal.find.ListedResources;
import io.github.azkeys.internal.text.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Azure custom role that allows only the given operations, in the form that {@code az role definition create} takes.
 * Immutable. The constructor is not part of the API: use {@link #of}.
 *
 * @param name the name of the role, unique in the tenant
 * @param description what the role allows
 * @param actions the permissions that the role grants
 * @param scope the assignable scope
 */
public record CustomRole(String name, String description, List<String> actions, String scope) {

    private static final Pattern SCOPE =
            Pattern.compile("(?i)/subscriptions/(?<subscription>[^/]*)(?:/resourceGroups/(?<group>[^/]*))?");

    private static final Pattern MANAGEMENT_GROUP =
            Pattern.compile("(?i)/providers/Microsoft\\.Management/managementGroups/[A-Za-z0-9._()-]+");

    /** The suffix of an operation name for the permission to regenerate keys. */
    public static final String REGENERATE = ":regenerate";

    /** The suffix of an operation name for the permissions to find its resources with {@code resourceName=*}. */
    public static final String FIND = ":find";

    // the limit of Azure
    private static final int MAX_NAME_LENGTH = 512;

    public CustomRole {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        actions = List.copyOf(actions);
        Objects.requireNonNull(scope, "scope");
    }

    /**
     * Creates the role for operations of a catalog.
     *
     * @param operations the names of operations, for the permission to list keys; with the suffix {@value #REGENERATE},
     *     for the permission to regenerate keys instead; with the name of a form after a colon, such as
     *     {@code iothub:eventhub-connection-string}, for the permissions to list keys and to read what the form needs; with
     *     the suffix {@value #FIND}, for the permissions to find resources instead
     * @param scope the ARM ID of a subscription, a resource group or a management group
     * @throws InvalidRequestException if there are no operations, if an operation or its form is unknown or its file does
     *     not state the permission, or if roles cannot be assigned in the scope, or if the scope is a resource group and the
     *     resources of all operations belong to a subscription
     */
    public static CustomRole of(OperationCatalog catalog, List<String> operations, String scope) {
        if (operations.isEmpty()) {
            throw new InvalidRequestException("A role needs at least one operation, such as batch");
        }
        checkScope(scope);
        // permissions are not case-sensitive
        TreeMap<String, String> actions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        operations.forEach(operation ->
                permissions(catalog, operation).forEach(permission -> actions.put(permission, permission)));
        List<String> names = operations.stream().distinct().toList();
        if (isGroup(scope) && names.stream().allMatch(name -> isOfSubscription(operation(catalog, name)))) {
            throw new InvalidRequestException("The resources of azkeys:" + String.join(", azkeys:", names)
                    + " belong to a subscription, so the scope must be a subscription or a management group");
        }
        String all = "Keys of " + String.join(", ", names);
        return new CustomRole(
                all.length() <= MAX_NAME_LENGTH ? all : "Keys of " + names.size() + " operations",
                description(operations, actions.keySet()),
                List.copyOf(actions.values()),
                scope);
    }

    private static String description(List<String> operations, Set<String> actions) {
        boolean finds = operations.stream().anyMatch(name -> name.endsWith(FIND));
        boolean regenerates = operations.stream().anyMatch(name -> name.endsWith(REGENERATE));
        boolean reads = !finds && actions.stream().anyMatch(action -> action.endsWith("/read"));
        return (regenerates
                        ? "Lists and regenerates keys for camel-azkeys"
                        : "Lists the keys that camel-azkeys fetches")
                + (finds ? ", finds and reads their resources" : "")
                + (reads ? ", reads the resources that forms need" : "")
                + ", and nothing else.";
    }

    private static List<String> permissions(OperationCatalog catalog, String name) {
        if (name.endsWith(FIND)) {
            Operation found = catalog.get(name.substring(0, name.length() - FIND.length()));
            return List.of(
                    ListedResources.READ_SUBSCRIPTION, ListedResources.READ_GROUP, ListedResources.permissionOf(found));
        }
        boolean regenerates = name.endsWith(REGENERATE);
        Operation operation = operation(catalog, name);
        List<String> permissions = new ArrayList<>(actions(operation, regenerates));
        int form = name.indexOf(':');
        if (form >= 0 && !regenerates) {
            operation.form(name.substring(form + 1)).reads().stream()
                    .map(resource -> resource.permission(operation.path().resourceType()))
                    .forEach(permissions::add);
        }
        return permissions;
    }

    private static Operation operation(OperationCatalog catalog, String name) {
        if (name.endsWith(REGENERATE)) {
            return catalog.get(name.substring(0, name.length() - REGENERATE.length()));
        }
        return catalog.get(name.split(":", 2)[0]);
    }

    private static List<String> actions(Operation operation, boolean regenerates) {
        Regeneration regeneration = operation.regeneration();
        if (regenerates && regeneration == null) {
            throw new InvalidRequestException("azkeys:" + operation.name() + " cannot regenerate keys");
        }
        if ((regenerates ? regeneration.permission() : operation.permission()) == null) {
            throw new InvalidRequestException("The file of operation '" + operation.name()
                    + "' does not state the permission" + (regenerates ? " to regenerate a key" : ""));
        }
        return regenerates ? regeneration.permissions() : List.of(operation.permission());
    }

    /** Returns the role as formatted JSON. */
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
     * @param arguments the scope, followed by the names of operations
     * @throws InvalidRequestException as {@link #of} does
     */
    public static void main(String... arguments) {
        if (arguments.length < 2) {
            throw new InvalidRequestException("Specify the scope and the operations, such as"
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
            throw new InvalidRequestException("Invalid scope '"
                    + Printable.of(scope)
                    + "'. Supported: /subscriptions/<id>, /subscriptions/<id>/resourceGroups/<name> and"
                    + " /providers/Microsoft.Management/managementGroups/<name>. The role can be assigned on any"
                    + " resource within the scope");
        }
    }

    private static boolean isOfSubscription(Operation operation) {
        return operation.parameters(Parameter.Role.RESOURCE_GROUP).isEmpty();
    }

    private static boolean isGroup(String scope) {
        Matcher matcher = SCOPE.matcher(scope);
        return matcher.matches() && matcher.group("group") != null;
    }

    private static boolean isName(String parameter, String value) {
        return Parameter.common(parameter).orElseThrow().violation(value).isEmpty();
    }
}
