// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * Keys are disabled on the resource: a Batch account without {@code SharedKey} in {@code allowedAuthenticationModes}, a
 * storage account that does not allow shared keys, or an account with local authentication disabled. Use a Microsoft Entra
 * identity for the service instead.
 */
public class KeyAccessDisabledException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public KeyAccessDisabledException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
