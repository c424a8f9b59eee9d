// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import io.github.azkeys.ArmError;
import io.github.azkeys.internal.transport.TransportResponse;
import java.util.Objects;

/**
 * The status of a long-running operation. Immutable.
 *
 * @param text ARM's word, such as {@code Succeeded}
 * @param result the result as a response, with status 204 if there is none; null unless the operation has succeeded
 * @param error why the operation has failed; null unless it has
 */
public record OperationStatus(String text, TransportResponse result, ArmError error) {

    public OperationStatus {
        Objects.requireNonNull(text, "text");
    }

    public boolean hasSucceeded() {
        return result != null;
    }

    /** Whether the operation has failed or was canceled. */
    public boolean hasFailed() {
        return error != null;
    }

    /** Leaves out the result, which may contain keys. */
    @Override
    public String toString() {
        return "OperationStatus[" + text + "]";
    }
}
