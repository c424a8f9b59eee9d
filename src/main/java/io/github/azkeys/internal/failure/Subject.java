// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.failure;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.catalog.Operation;

/**
 * What a request is for. Immutable.
 *
 * @param task the beginning of error messages, such as {@code azkeys:batch cannot get the keys of} the resource
 * @param resourceId the ARM id of the resource; null if the request is not for one
 * @param operation null if the request is not for one
 * @param apiVersion null if the request has a fixed one
 */
public record Subject(String task, String resourceId, Operation operation, String apiVersion) {

    public static Subject of(KeyRequest request) {
        String resourceId = request.address().resourceId();
        Operation operation = request.operation();
        return new Subject(
                "azkeys:" + operation.name() + " " + request.failure() + " " + resourceId,
                resourceId,
                operation,
                request.apiVersion());
    }
}
