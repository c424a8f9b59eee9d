package io.github.azkeys;

/**
 * ARM answered with success, but what it sent is not what the operation documents: no JSON, truncated, of another type,
 * too large, put off (202), or a redirect. A proxy in between is the usual reason. The message never quotes the answer,
 * which may hold keys.
 */
public class InvalidResponseException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public InvalidResponseException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
