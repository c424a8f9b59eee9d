// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The base class of all failures of the component. Conditions that a route may handle separately are subclasses; all other
 * errors of Azure Resource Manager are this class. The message says what happened and what to do. No message, cause or
 * detail contains a key, a token or a secret.
 */
public class AzkeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable ArmError error;
    private final @Nullable String resourceId;

    /**
     * @param message what happened and what to do
     * @param resourceId the ARM ID of the resource, null if it is not known
     * @param error the error that ARM returned, {@link ArmError#NONE} if there is none
     * @param cause the cause, null if there is none
     */
    public AzkeysException(String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, cause);
        this.resourceId = resourceId;
        this.error = Objects.requireNonNull(error, "error");
    }

    /** Returns the HTTP status, {@code 0} without a response. */
    public int getStatus() {
        return error().status();
    }

    /** Returns the error code of ARM, such as {@code ScopeLocked}. */
    public @Nullable String getCode() {
        return error().code();
    }

    /** Returns the error message of ARM. */
    public @Nullable String getArmMessage() {
        return error().message();
    }

    /** Returns the source of the error, such as the name of a property. */
    public @Nullable String getTarget() {
        return error().target();
    }

    /** Returns the nested errors, at most ten. */
    public List<ArmError> getDetails() {
        return error().details();
    }

    /** Returns {@code x-ms-request-id} of the response, which Azure support asks for. */
    public @Nullable String getRequestId() {
        return error().requestId();
    }

    /**
     * Returns how long to wait before the next request, as requested by ARM or computed from its write limits. If an
     * earlier failure is reported again, returns the remaining time.
     */
    public @Nullable Duration getRetryAfter() {
        return error().retryAfter();
    }

    /** Returns the ARM ID of the resource. */
    public @Nullable String getResourceId() {
        return resourceId;
    }

    private ArmError error() {
        return error == null ? ArmError.NONE : error; // null after Java serialization
    }
}
