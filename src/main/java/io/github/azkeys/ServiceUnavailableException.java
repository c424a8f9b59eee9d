package io.github.azkeys;

/**
 * ARM or Microsoft Entra did not answer in time, could not be reached, or failed (408, 5xx), and the retries did not
 * outlast it. The same request may succeed later.
 */
public class ServiceUnavailableException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ServiceUnavailableException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
