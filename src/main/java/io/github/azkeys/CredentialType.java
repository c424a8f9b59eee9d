// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

/**
 * The source of the Microsoft Entra identity. The names are those of the other Azure components of Camel.
 */
public enum CredentialType {
    /**
     * Azure Identity's default chain: environment, workload identity, managed identity, then the tools that a
     * developer is logged in to. {@code clientId} selects a user-assigned managed identity.
     */
    AZURE_IDENTITY,
    /** An application with a client secret. */
    CLIENT_SECRET,
    /** A {@code TokenCredential} that the application provides. */
    TOKEN_CREDENTIAL
}
