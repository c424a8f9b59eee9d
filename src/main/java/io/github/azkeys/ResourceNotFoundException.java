package io.github.azkeys;

/**
 * The resource, its group, its subscription or the named key does not exist, or the identity may not see it (404).
 */
public class ResourceNotFoundException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ResourceNotFoundException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
