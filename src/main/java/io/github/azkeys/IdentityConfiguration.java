// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys;

import com.azure.core.credential.TokenCredential;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options for the Microsoft Entra identity, which no message can override. A mutable bean that Camel configures.
 */
@UriParams
public abstract class IdentityConfiguration {

    @UriParam(
            label = "security",
            defaultValue = "AZURE_IDENTITY",
            description = "The source of the Microsoft Entra identity. If it is not set, clientSecret implies "
                    + "CLIENT_SECRET, certResource implies CLIENT_CERTIFICATE, federatedTokenFile implies "
                    + "WORKLOAD_IDENTITY, and managedIdentityObjectId implies MANAGED_IDENTITY; without these, "
                    + "tokenCredential implies TOKEN_CREDENTIAL.")
    private @Nullable CredentialType credentialType;

    @UriParam(label = "security", description = "The credential for TOKEN_CREDENTIAL.")
    @Metadata(autowired = true)
    private @Nullable TokenCredential tokenCredential;

    @UriParam(label = "security", description = "The Microsoft Entra tenant of the identity.")
    private @Nullable String tenantId;

    @UriParam(
            label = "security",
            description =
                    "The application (client) ID for CLIENT_SECRET, CLIENT_CERTIFICATE and WORKLOAD_IDENTITY, or the "
                            + "user-assigned managed identity for MANAGED_IDENTITY and AZURE_IDENTITY.")
    private @Nullable String clientId;

    @UriParam(
            label = "security",
            description = "The client secret of the application, for CLIENT_SECRET.",
            secret = true)
    private @Nullable String clientSecret;

    @UriParam(
            label = "security",
            description = "The file with the certificate and the private key of the application, for "
                    + "CLIENT_CERTIFICATE: PEM or PFX (PKCS 12), as a path, file: or classpath:. It is read for each "
                    + "token, so that a renewed certificate needs no restart.")
    @Metadata(supportFileReference = true)
    private @Nullable String certResource;

    @UriParam(label = "security", description = "The password of the PFX file in certResource.", secret = true)
    private @Nullable String certResourcePassword;

    @UriParam(
            label = "security",
            description = "The ARM ID of the user-assigned managed identity for MANAGED_IDENTITY and AZURE_IDENTITY, "
                    + "instead of clientId.")
    private @Nullable String managedIdentityResourceId;

    @UriParam(
            label = "security",
            description = "The object (principal) ID of the user-assigned managed identity for MANAGED_IDENTITY, "
                    + "instead of clientId.")
    private @Nullable String managedIdentityObjectId;

    @UriParam(
            label = "security",
            description = "The path of the file with the federated token, for WORKLOAD_IDENTITY. Its default is "
                    + "the environment variable AZURE_FEDERATED_TOKEN_FILE.")
    private @Nullable String federatedTokenFile;

    public @Nullable CredentialType getCredentialType() {
        return credentialType;
    }

    public void setCredentialType(@Nullable CredentialType credentialType) {
        this.credentialType = credentialType;
    }

    public @Nullable TokenCredential getTokenCredential() {
        return tokenCredential;
    }

    public void setTokenCredential(@Nullable TokenCredential tokenCredential) {
        this.tokenCredential = tokenCredential;
    }

    public @Nullable String getTenantId() {
        return tenantId;
    }

    public void setTenantId(@Nullable String tenantId) {
        this.tenantId = tenantId;
    }

    public @Nullable String getClientId() {
        return clientId;
    }

    public void setClientId(@Nullable String clientId) {
        this.clientId = clientId;
    }

    public @Nullable String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(@Nullable String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public @Nullable String getCertResource() {
        return certResource;
    }

    public void setCertResource(@Nullable String certResource) {
        this.certResource = certResource;
    }

    public @Nullable String getCertResourcePassword() {
        return certResourcePassword;
    }

    public void setCertResourcePassword(@Nullable String certResourcePassword) {
        this.certResourcePassword = certResourcePassword;
    }

    public @Nullable String getManagedIdentityResourceId() {
        return managedIdentityResourceId;
    }

    public void setManagedIdentityResourceId(@Nullable String managedIdentityResourceId) {
        this.managedIdentityResourceId = managedIdentityResourceId;
    }

    public @Nullable String getManagedIdentityObjectId() {
        return managedIdentityObjectId;
    }

    public void setManagedIdentityObjectId(@Nullable String managedIdentityObjectId) {
        this.managedIdentityObjectId = managedIdentityObjectId;
    }

    public @Nullable String getFederatedTokenFile() {
        return federatedTokenFile;
    }

    public void setFederatedTokenFile(@Nullable String federatedTokenFile) {
        this.federatedTokenFile = federatedTokenFile;
    }
}
