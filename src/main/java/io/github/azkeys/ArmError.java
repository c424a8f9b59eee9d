// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error that Azure Resource Manager returned, in one form for all resource providers. Immutable. The constructor is
 * not part of the API.
 *
 * @param status the HTTP status, {@code 0} without a response
 * @param code the error code, such as {@code AuthorizationFailed}
 * @param message the error message
 * @param target the source of the error, such as the name of a property
 * @param details the nested errors, at most ten; they have the status of this error
 * @param requestId {@code x-ms-request-id} of the response, which Azure support asks for
 * @param retryAfter how long ARM asks to wait
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors">ARM
 *     error codes</a>
 */
public record ArmError(
        int status,
        @Nullable String code,
        @Nullable String message,
        @Nullable String target,
        List<ArmError> details,
        @Nullable String requestId,
        @Nullable Duration retryAfter) {

    /** The error if no request was sent or no response arrived. */
    public static final ArmError NONE = new ArmError(0, null, null, null, List.of(), null, null);

    public ArmError {
        details = List.copyOf(details);
    }

    /** Creates an error for a response without an error body. */
    public static ArmError ofStatus(int status, @Nullable String requestId, @Nullable Duration retryAfter) {
        return new ArmError(status, null, null, null, List.of(), requestId, retryAfter);
    }
}
