// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.Operation;
import io.github.azkeys.internal.catalog.ReadResource;
import io.github.azkeys.internal.find.ResourceScope;

/**
 * What a request is for. Immutable.
 *
 * @param task the beginning of error messages, such as {@code azkeys:batch cannot get the keys of} the resource
 * @param resourceId the ARM id of the resource; null if the request is not for one
 * @param operation null if the request is not for one
 * @param permission the permission that the request needs; null if it is not known or none is needed
 * @param apiVersion null if the request has a fixed one
 * @param accepted whether the request is for the result of one that ARM has accepted
 */
public record Subject(
        String task, String resourceId, Operation operation, String permission, String apiVersion, boolean accepted) {

    Subject(String task, String resourceId, Operation operation, String permission, String apiVersion) {
        this(task, resourceId, operation, permission, apiVersion, false);
    }

    /** Creates the subject of a request that needs the permission of its operation, if it has one. */
    public Subject(String task, String resourceId, Operation operation, String apiVersion) {
        this(task, resourceId, operation, operation == null ? null : operation.permission(), apiVersion);
    }

    /** Returns the subject of a request for the resources in a scope. */
    public static Subject of(ResourceScope scope) {
        return new Subject(
                "azkeys:" + scope.operation().name() + " cannot find the resources in " + scope.id(),
                scope.id(),
                null,
                String.join(" and ", scope.permissions()),
                null);
    }

    /** Returns the subject of a request for the result, after ARM has accepted the request for this subject. */
    public Subject afterAccepted() {
        return new Subject(
                task + ": ARM accepted the request, but a request for its result failed",
                resourceId,
                null,
                "the permission that ARM names,",
                null,
                true);
    }

    /** Returns where the identity needs the permission. */
    String scope() {
        return accepted
                ? "the scope that ARM names"
                : operation == null && permission != null ? resourceId : "the resource";
    }

    public static Subject of(KeyRequest request) {
        String resourceId = request.address().resourceId();
        Operation operation = request.operation();
        return new Subject(request.task(), resourceId, operation, request.apiVersion());
    }

    /** Returns the subject of a GET of a resource that a form of the operation needs. */
    public static Subject of(KeyRequest request, ReadResource resource) {
        String resourceId = resource.id(request.address().resourceId());
        Operation operation = request.operation();
        return new Subject(
                "azkeys:" + operation.name() + " cannot read " + resourceId + ", which its form needs",
                resourceId,
                operation,
                resource.permission(operation.path().resourceType()),
                request.apiVersion());
    }
}
