// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

/**
 * The source of the Microsoft Entra identity. {@code AZURE_IDENTITY}, {@code CLIENT_SECRET} and {@code TOKEN_CREDENTIAL} have
 * the names that the other Azure components of Camel use.
 */
public enum CredentialType {
    /**
     * Azure Identity's default chain: environment, workload identity, managed identity, then the tools that a
     * developer is logged in to. {@code clientId} or {@code managedIdentityResourceId} selects a user-assigned managed
     * identity.
     */
    AZURE_IDENTITY,
    /** An application with a client secret. */
    CLIENT_SECRET,
    /** An application with a certificate. */
    CLIENT_CERTIFICATE,
    /**
     * The managed identity of the host. {@code clientId}, {@code managedIdentityResourceId} or
     * {@code managedIdentityObjectId} selects a user-assigned one.
     */
    MANAGED_IDENTITY,
    /** An application that trusts the tokens of another issuer, such as a Kubernetes cluster. */
    WORKLOAD_IDENTITY,
    /** A {@code TokenCredential} that the application provides. */
    TOKEN_CREDENTIAL
}
