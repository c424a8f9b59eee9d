package io.github.azkeys;

/**
 * Where the Entra identity comes from. The names are those of Camel's other Azure components.
 */
public enum CredentialType {
    /**
     * Azure Identity's default chain: environment, workload identity, managed identity, then the tools a developer is
     * logged in to. A client id names a user-assigned managed identity.
     */
    AZURE_IDENTITY,
    /** An application with a client secret. */
    CLIENT_SECRET,
    /** A {@code TokenCredential} that the application provides. */
    TOKEN_CREDENTIAL
}
