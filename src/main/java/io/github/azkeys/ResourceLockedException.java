package io.github.azkeys;

/**
 * A lock on the resource, its group or its subscription forbids the operation (409, {@code ScopeLocked}). ARM counts
 * listing keys as a write, so that a ReadOnly lock blocks it.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources">Lock resources</a>
 */
public class ResourceLockedException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ResourceLockedException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
