// SPDX-License-Identifier: Apache-2.0
/**
 * Azure Resource Manager: the operations of the catalog on resources in memory, with ARM's checks, errors, throttling
 * and paging. It accepts the tokens that {@link io.github.azkeys.embedded.internal.entra} issues.
 */
package io.github.azkeys.embedded.internal.arm;
