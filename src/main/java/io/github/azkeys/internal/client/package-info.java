// SPDX-License-Identifier: Apache-2.0
/**
 * Sends requests to Azure Resource Manager, with a token and within the budget, and converts failures to exceptions that
 * a route can catch.
 *
 * <p><b>May use</b> the rooms below: {@code budget}, {@code response}, {@code identity}, {@code address} and what they use.
 *
 * <p><b>Why it exists.</b> One small client serves all operations, instead of one management SDK per service.
 */
package io.github.azkeys.internal.client;
