package io.github.azkeys;

/**
 * ARM or the resource provider asks to slow down (429), and the retries did not outlast it; or ARM would do so, and
 * nothing was sent (status 0). {@link AzkeysException#getRetryAfter()} says for how long.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">ARM
 *     throttling</a>
 */
public class ThrottledException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ThrottledException(String message, String resourceId, ArmError error, Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
