// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.find;

import io.github.azkeys.internal.catalog.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * All resources of the type of an operation in a subscription or a resource group. The names are valid. Immutable.
 *
 * @param operation one whose resources ARM lists
 * @param resourceGroup null for all resource groups of the subscription
 */
public record ResourceScope(Operation operation, String subscriptionId, String resourceGroup) {

    private static final int ID_LENGTH = 9; // with the empty text before the first slash

    public ResourceScope {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(subscriptionId, "subscriptionId");
    }

    /** The name of a resource and of its resource group. */
    public record Name(String resourceGroup, String resource) {}

    /** Returns the ARM id of the subscription or the resource group. */
    public String id() {
        return "/subscriptions/" + subscriptionId + (resourceGroup == null ? "" : "/resourceGroups/" + resourceGroup);
    }

    /** Returns the ARM type of the resources, such as {@code Microsoft.Batch/batchAccounts}. */
    public String type() {
        return ListedResources.typeOf(operation);
    }

    /** Returns the permissions that finding the resources needs: that for the list, and that for the resources in it. */
    public List<String> permissions() {
        return List.of(
                resourceGroup == null ? ListedResources.READ_SUBSCRIPTION : ListedResources.READ_GROUP,
                ListedResources.permissionOf(operation));
    }

    /** Returns the name in the ARM id of a resource, empty if the resource has another type or is not in the scope. */
    public Optional<Name> nameIn(String resourceId) {
        String[] parts = resourceId.split("/", -1);
        boolean here = parts.length == ID_LENGTH
                && parts[0].isEmpty()
                && parts[1].equalsIgnoreCase("subscriptions")
                && parts[2].equalsIgnoreCase(subscriptionId)
                && parts[3].equalsIgnoreCase("resourceGroups")
                && (resourceGroup == null || parts[4].equalsIgnoreCase(resourceGroup))
                && parts[5].equalsIgnoreCase("providers")
                && (parts[6] + "/" + parts[7]).equalsIgnoreCase(type());
        return here ? Optional.of(new Name(parts[4], parts[8])) : Optional.empty();
    }

    /** Returns a text that is the same for scopes with the same resources. */
    public String comparable() {
        return (id() + " " + type()).toLowerCase(Locale.ROOT);
    }
}
