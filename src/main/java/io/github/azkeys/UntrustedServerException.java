// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * The TLS certificate of ARM, Microsoft Entra or a proxy in between is not trusted, so that no request was sent. The same
 * request fails again until the trust store or the certificate changes.
 */
public class UntrustedServerException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public UntrustedServerException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
