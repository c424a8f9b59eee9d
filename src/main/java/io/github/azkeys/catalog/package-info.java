// SPDX-License-Identifier: Apache-2.0
/**
 * The operations by name, and the Azure roles that allow them.
 */
@NullMarked
package io.github.azkeys.catalog;

import org.jspecify.annotations.NullMarked;
