// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of the public Azure clouds.
 *
 * <p><b>May use</b> the enum {@code AzureCloud} and azure-core-management, which knows most addresses.
 *
 * <p><b>Why it exists.</b> Both the connection and the forms need it, and the API should not expose azure-core-management.
 */
package io.github.azkeys.internal.cloud;
