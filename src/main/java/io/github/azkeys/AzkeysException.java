package io.github.azkeys;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The root of what a request for keys can fail with. Each condition that a route would handle on its own is a subclass;
 * whatever else Azure Resource Manager refuses is this class itself. The message says what happened and what to do; no
 * message, cause or detail holds a key, a token or a secret.
 */
public class AzkeysException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ArmError error;
    private final String resourceId;

    /**
     * @param message what happened and what to do
     * @param resourceId the ARM id of the resource that was asked, null where none was known yet
     * @param error what ARM said, {@link ArmError#NONE} where it said nothing
     * @param cause may be null
     */
    public AzkeysException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, cause);
        this.resourceId = resourceId;
        this.error = Objects.requireNonNull(error, "error");
    }

    /** The HTTP status, {@code 0} where no answer arrived. */
    public int getStatus() {
        return error().status();
    }

    /** ARM's error code such as {@code ScopeLocked}, null where there is none. */
    public String getCode() {
        return error().code();
    }

    /** ARM's own sentence, null where there is none. */
    public String getArmMessage() {
        return error().message();
    }

    /** What ARM blames, such as the name of a property; null where it does not say. */
    public String getTarget() {
        return error().target();
    }

    /** Further errors below this one, the first ten of them, never null. */
    public List<ArmError> getDetails() {
        return error().details();
    }

    /** {@code x-ms-request-id} of the answer, the number that Azure support asks for; null where no answer arrived. */
    public String getRequestId() {
        return error().requestId();
    }

    /**
     * How long ARM asks callers to wait, or would if it were asked; null where it does not say. For a caller who came
     * later and is told of an earlier failure, what is left of that.
     */
    public Duration getRetryAfter() {
        return error().retryAfter();
    }

    /** The ARM id of the resource that was asked, null where none was known yet. */
    public String getResourceId() {
        return resourceId;
    }

    private ArmError error() {
        return error == null ? ArmError.NONE : error; // null after Java serialization
    }
}
