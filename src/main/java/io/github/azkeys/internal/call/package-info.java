// SPDX-License-Identifier: Apache-2.0
/**
 * The common parts of all calls to Azure Resource Manager: priority, retry limits, delays.
 *
 * <p><b>May use</b> the exceptions.
 *
 * <p><b>Why it exists.</b> Budget, client and cache treat calls of exchanges and calls in the background differently.
 */
package io.github.azkeys.internal.call;
