// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * ARM or Microsoft Entra timed out, cannot be reached, or failed (408, 5xx), also after retries. The same request may
 * succeed later.
 */
public class ServiceUnavailableException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ServiceUnavailableException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
