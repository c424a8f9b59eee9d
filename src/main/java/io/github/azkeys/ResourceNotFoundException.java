// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * The resource, its resource group, its subscription or the named key does not exist, or is not visible to the identity
 * (404).
 */
public class ResourceNotFoundException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ResourceNotFoundException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
