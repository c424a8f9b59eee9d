package io.github.azkeys.embedded;

import io.github.azkeys.internal.catalog.Operation;
import java.util.Map;

/**
 * An operation and the resource, or key of a resource, that it is called on. Immutable.
 *
 * @param values a value for each parameter of the path
 */
record Route(Operation operation, Map<String, String> values) {

    Route {
        values = Map.copyOf(values);
    }

    String subscription() {
        return values.get("subscriptionId");
    }

    String resourceGroup() {
        return values.get("resourceGroupName");
    }

    /** The resource's own id, without a key. */
    String resourceId() {
        return operation.path().resourceId(values);
    }

    /** The id with the key's segment where the operation has one. */
    String target() {
        return operation.path().id(values);
    }

    /** Such as {@code Microsoft.Devices}. */
    String namespace() {
        return operation.path().resourceType().split("/", 2)[0];
    }

    /** Such as {@code IotHubs}. */
    String type() {
        return operation.path().resourceType().split("/", 2)[1];
    }

    String permission() {
        return operation.permission() != null
                ? operation.permission()
                : operation.path().resourceType() + "/" + operation.path().action() + "/action";
    }
}
