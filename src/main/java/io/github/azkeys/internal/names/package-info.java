// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the operations that a wrong name may mean.
 *
 * <p><b>May use</b> Jackson.
 *
 * <p><b>Why it exists.</b> Users know services by the names of the portal, the Azure CLI, ARM and Camel. The error for an
 * unknown name leads from each of them to the operations.
 */
@NullMarked
package io.github.azkeys.internal.names;

import org.jspecify.annotations.NullMarked;
