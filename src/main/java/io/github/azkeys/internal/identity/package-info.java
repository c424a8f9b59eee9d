// SPDX-License-Identifier: Apache-2.0
/**
 * The addresses of Azure Resource Manager, the Microsoft Entra identity, and the tokens of requests.
 *
 * <p><b>May use</b> {@code call}, {@code cloud}, {@code transport}, azure-identity and azure-core.
 *
 * <p><b>Why it exists.</b> Endpoints with equal connections share one client, so a connection is one comparable value.
 */
package io.github.azkeys.internal.identity;
