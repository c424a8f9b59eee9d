// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import org.jspecify.annotations.Nullable;

/**
 * A lock on the resource, its resource group or its subscription forbids the operation (409, {@code ScopeLocked}). A
 * ReadOnly lock also forbids listing keys, because that is a POST request.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources">Lock resources</a>
 */
public class ResourceLockedException extends AzkeysException {

    private static final long serialVersionUID = 1L;

    /** @see AzkeysException#AzkeysException(String, String, ArmError, Throwable) */
    public ResourceLockedException(
            String message, @Nullable String resourceId, ArmError error, @Nullable Throwable cause) {
        super(message, resourceId, error, cause);
    }
}
