package io.github.azkeys;

/**
 * The identity got no token, ARM did not accept the token (401), or the identity lacks the permission of the operation
 * on the resource (403). Trying again does not help before somebody assigns a role; a new assignment takes up to ten
 * minutes to reach ARM.
 */
public class AccessDeniedException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public AccessDeniedException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
