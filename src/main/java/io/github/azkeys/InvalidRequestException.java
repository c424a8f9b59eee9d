// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * The request was rejected before any call: an unknown operation, an invalid name, or an identifier that is missing or
 * contradicts the configuration. Only the key that the option {@code select} names is checked later, when ARM has
 * responded. The message says what is wrong and what is right.
 */
public class InvalidRequestException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public InvalidRequestException(String message, @Nullable String resourceId, @Nullable Throwable cause) {
        super(message, resourceId, ArmError.NONE, cause);
    }

    /**
     * @param message what is wrong and what is right
     */
    public InvalidRequestException(String message) {
        this(message, null, null);
    }
}
