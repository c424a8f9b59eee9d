// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/hybridnetwork-artifact-manifest.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What publishes the artifacts of a manifest. Which fields there are depends on {@code credentialType}; the others are
 * null.
 *
 * @param credentialType such as {@code AzureContainerRegistryScopedToken}
 * @param username the name to log in with
 * @param acrToken the token of the container registry
 * @param acrServerUrl the address of the container registry
 * @param repositories the repositories that the token opens
 * @param storageAccountId the ARM id of the storage account
 * @param containerCredentials for each container
 * @param expiry when the credential ends
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArtifactAccessCredential(
        @Nullable String credentialType,
        @Nullable String username,
        @Nullable String acrToken,
        @Nullable String acrServerUrl,
        @Nullable List<String> repositories,
        @Nullable String storageAccountId,
        @Nullable List<AzureStorageAccountContainerCredential> containerCredentials,
        @Nullable String expiry,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ArtifactAccessCredential {
        repositories = repositories == null ? null : List.copyOf(repositories);
        containerCredentials = containerCredentials == null ? null : List.copyOf(containerCredentials);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ArtifactAccessCredential ofJson(String text) {
        throw PlainValues.unreadable(ArtifactAccessCredential.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("credentialType", credentialType)
                .shown("username", username)
                .secret("acrToken", acrToken)
                .shown("acrServerUrl", acrServerUrl)
                .shown("repositories", repositories)
                .shown("storageAccountId", storageAccountId)
                .named(
                        "containerCredentials",
                        containerCredentials,
                        AzureStorageAccountContainerCredential::containerName,
                        AzureStorageAccountContainerCredential::containerSasUri)
                .shown("expiry", expiry)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * What opens one container of a storage account.
     *
     * @param containerName the name of the container
     * @param containerSasUri the address with its shared access signature
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AzureStorageAccountContainerCredential(
            @Nullable String containerName,
            @Nullable String containerSasUri,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public AzureStorageAccountContainerCredential {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static AzureStorageAccountContainerCredential ofJson(String text) {
            throw PlainValues.unreadable(AzureStorageAccountContainerCredential.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("containerName", containerName)
                    .secret("containerSasUri", containerSasUri)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
