// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * The identity cannot get a token, ARM rejects the token (401), or the identity does not have the required permission on
 * the resource (403). Retrying helps only after a role is assigned, which can take up to ten minutes to take effect.
 */
public class AccessDeniedException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public AccessDeniedException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
