// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.find;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.catalog.Operation;

/** The resources of an operation in ARM's list of resources, and the permissions to find them there. */
public final class ListedResources {

    /** The permission to list the resources of a subscription. */
    public static final String READ_SUBSCRIPTION = "Microsoft.Resources/subscriptions/resources/read";

    /** The permission to list the resources of a resource group. */
    public static final String READ_GROUP = "Microsoft.Resources/subscriptions/resourceGroups/resources/read";

    private ListedResources() {}

    /**
     * Returns the ARM type of the resources, such as {@code Microsoft.Batch/batchAccounts}.
     *
     * @throws InvalidRequestException if the list has no such resources
     */
    public static String typeOf(Operation operation) {
        return operation
                .path()
                .listedType()
                .orElseThrow(() -> new InvalidRequestException("azkeys:" + operation.name()
                        + " does not support resourceName=*: ARM lists top-level resources of a resource group, and no "
                        + operation.path().resourceType()
                        + ". Set the names in option resourceName, or a bean with the names in resourceNames"));
    }

    /** Returns the permission to see the resources in the list. ARM leaves out those that the identity may not read. */
    public static String permissionOf(Operation operation) {
        return typeOf(operation) + "/read";
    }
}
