// SPDX-License-Identifier: Apache-2.0
/**
 * Microsoft Entra and the managed identities of App Service: they issue the tokens that the embedded service accepts.
 * It uses the server, and does not know ARM.
 */
package io.github.azkeys.embedded.internal.entra;
