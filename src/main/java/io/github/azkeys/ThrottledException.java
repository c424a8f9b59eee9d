// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * ARM or the resource provider throttles requests (429), also after retries, or the write limit of ARM is reached and
 * nothing was sent (status 0). {@link AzkeysException#getRetryAfter()} returns how long to wait.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">ARM
 *     throttling</a>
 */
public class ThrottledException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ThrottledException(String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
