// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

/** The identity that a token is issued to. Immutable. */
public record ServicePrincipal(String clientId, String objectId) {}
