// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.entra;

/**
 * The only application that is registered in Microsoft Entra. Immutable.
 *
 * @param authorityHost the address of Entra
 */
public record AppRegistration(
        String authorityHost, String tenantId, ServicePrincipal application, String clientSecret) {

    /** Returns the address of the tenant. */
    public String authority() {
        return authorityHost + "/" + tenantId;
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "Registration[" + application.clientId() + " at " + authority() + "]";
    }
}
