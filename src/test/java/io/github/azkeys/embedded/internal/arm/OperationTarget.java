// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.ReadResource;
import java.util.Map;
import java.util.Optional;

/**
 * An operation, and the resource or key that it is called on. Or a resource that is read for the operation. Immutable.
 *
 * @param values a value for each parameter of the path
 * @param read the resource that is read; null if the operation is called
 */
record OperationTarget(Operation operation, Map<String, String> values, ReadResource read) {

    OperationTarget {
        values = Map.copyOf(values);
    }

    OperationTarget(Operation operation, Map<String, String> values) {
        this(operation, values, null);
    }

    /** Returns the target of the operation itself. */
    OperationTarget called() {
        return new OperationTarget(operation, values);
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
        return read == null ? operation.path().id(values) : read.id(resourceId());
    }

    /** Returns the namespace, such as {@code Microsoft.Devices}. */
    String namespace() {
        return operation.path().resourceType().split("/", 2)[0];
    }

    /** Returns the type without the namespace, such as {@code IotHubs}. */
    String type() {
        return fullType().split("/", 2)[1];
    }

    /** Returns the type with the namespace. */
    String fullType() {
        String type = operation.path().resourceType();
        return read == null ? type : read.type(type);
    }

    String permission() {
        if (read != null) {
            return read.permission(operation.path().resourceType());
        }
        return operation.permission() != null
                ? operation.permission()
                : operation.path().resourceType() + "/" + operation.path().action() + "/action";
    }
}
