// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.internal.catalog.Operation;
import java.util.Map;
import java.util.Optional;

/**
 * An operation, and the resource or key that it is called on. Immutable.
 *
 * @param values a value for each parameter of the path
 */
record OperationTarget(Operation operation, Map<String, String> values) {

    OperationTarget {
        values = Map.copyOf(values);
    }

    /** Returns why endpoints refuse a name of the resource; empty if they accept all. */
    Optional<String> violation() {
        return operation.parameters().stream()
                .filter(parameter -> values.containsKey(parameter.name()))
                .flatMap(parameter ->
                        parameter
                                .violation(values.get(parameter.name()))
                                .map(rule -> parameter.name() + " " + rule)
                                .stream())
                .findFirst();
    }

    String subscription() {
        return values.get("subscriptionId");
    }

    /** Returns the resource group; null if the resource belongs to a subscription. */
    String resourceGroup() {
        return values.get("resourceGroupName");
    }

    /** Returns the ID of the resource, without the segment of a key. */
    String resourceId() {
        return operation.path().resourceId(values);
    }

    /** Returns the ID, with the segment of the key if the operation has one. */
    String id() {
        return operation.path().id(values);
    }

    /** Returns the namespace, such as {@code Microsoft.Devices}. */
    String namespace() {
        return operation.path().resourceType().split("/", 2)[0];
    }

    /** Returns the type without the namespace, such as {@code IotHubs}. */
    String type() {
        return operation.path().resourceType().split("/", 2)[1];
    }

    String permission() {
        return operation.permission() != null
                ? operation.permission()
                : operation.path().resourceType() + "/" + operation.path().action() + "/action";
    }
}
