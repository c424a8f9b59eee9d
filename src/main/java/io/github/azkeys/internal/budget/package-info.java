// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps calls within the limits of Azure Resource Manager.
 *
 * <p><b>May use</b> {@code call} and {@code identity}.
 *
 * <p><b>Why it exists.</b> ARM counts listing keys as a write and allows few of them. Without a budget, watchers could use
 * up the writes that exchanges need.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling">Understand
 *     how Azure Resource Manager throttles requests</a>
 */
package io.github.azkeys.internal.budget;
