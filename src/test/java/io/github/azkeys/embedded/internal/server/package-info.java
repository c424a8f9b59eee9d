// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP server of the embedded service: it listens on loopback, passes requests to an endpoint, and sends the
 * endpoint's response or an injected fault. It uses HttpCore only, and does not know ARM or Microsoft Entra.
 */
package io.github.azkeys.embedded.internal.server;
