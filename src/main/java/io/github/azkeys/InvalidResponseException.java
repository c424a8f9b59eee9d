// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * ARM reported success, but the response is not what the operation documents: not JSON, truncated, of another type, too
 * large, 202 Accepted, or a redirect. The usual cause is a proxy. The message never quotes the response, which may contain
 * keys.
 */
public class InvalidResponseException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public InvalidResponseException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
