// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/ml-connection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a Machine Learning workspace with its credentials.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param properties the connection
 * @param systemData who made and changed it
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspace-connections/list-secrets">Workspace Connections
 *     - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkspaceConnectionPropertiesV2BasicResource(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable WorkspaceConnectionPropertiesV2 properties,
        @Nullable SystemData systemData,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public WorkspaceConnectionPropertiesV2BasicResource {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static WorkspaceConnectionPropertiesV2BasicResource ofJson(String text) {
        throw PlainValues.unreadable(WorkspaceConnectionPropertiesV2BasicResource.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .nested("properties", properties)
                .nested("systemData", systemData)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * A connection to something outside a Machine Learning workspace.
     *
     * @param authType such as {@code AccessKey}; it says which credentials there are
     * @param category such as {@code AzureBlob}
     * @param credentials the credentials
     * @param createdByWorkspaceArmId the ARM id of the workspace that made it
     * @param expiryTime when the connection ends
     * @param group the group of the category
     * @param isSharedToAll whether every user of the workspace may use it
     * @param sharedUserList the users that may use it
     * @param target what is connected
     * @param metadata what the user stored with it
     * @param value details of the connection, which may hold a secret
     * @param valueFormat the format of {@code value}
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspace-connections/list-secrets">Workspace
     *     Connections - List Secrets</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkspaceConnectionPropertiesV2(
            @Nullable String authType,
            @Nullable String category,
            @Nullable WorkspaceConnectionCredentials credentials,
            @Nullable String createdByWorkspaceArmId,
            @Nullable DateTime expiryTime,
            @Nullable String group,
            @Nullable Boolean isSharedToAll,
            @Nullable List<String> sharedUserList,
            @Nullable String target,
            @Nullable Map<String, String> metadata,
            @Nullable String value,
            @Nullable String valueFormat,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public WorkspaceConnectionPropertiesV2 {
            sharedUserList = sharedUserList == null ? null : List.copyOf(sharedUserList);
            metadata = metadata == null ? null : Fields.unmodifiable(metadata);
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static WorkspaceConnectionPropertiesV2 ofJson(String text) {
            throw PlainValues.unreadable(WorkspaceConnectionPropertiesV2.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("authType", authType)
                    .shown("category", category)
                    .nested("credentials", credentials)
                    .shown("createdByWorkspaceArmId", createdByWorkspaceArmId)
                    .shown("expiryTime", expiryTime)
                    .shown("group", group)
                    .shown("isSharedToAll", isSharedToAll)
                    .shown("sharedUserList", sharedUserList)
                    .shown("target", target)
                    .shown("metadata", metadata)
                    .secret("value", value)
                    .multiline("value")
                    .shown("valueFormat", valueFormat)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * The credentials of a connection. Which of them there are depends on the connection's {@code authType}; the
         * others are null.
         *
         * @param accessKeyId the id of the access key
         * @param secretAccessKey the access key
         * @param key the API key or account key
         * @param keys custom keys by name
         * @param pat the personal access token
         * @param sas the shared access signature
         * @param username the name to log in with
         * @param password the password
         * @param securityToken a second secret that some services want
         * @param clientId the id of the application or managed identity
         * @param clientSecret the client secret
         * @param tenantId the tenant of the application
         * @param resourceId the ARM id of the managed identity
         * @param authUrl where to log in
         * @param developerToken the developer's token
         * @param refreshToken the token that renews the others
         * @param additionalProperties what a newer API version adds
         * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspace-connections/list-secrets">Workspace
         *     Connections - List Secrets</a>
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record WorkspaceConnectionCredentials(
                @Nullable String accessKeyId,
                @Nullable String secretAccessKey,
                @Nullable String key,
                @Nullable Map<String, String> keys,
                @Nullable String pat,
                @Nullable String sas,
                @Nullable String username,
                @Nullable String password,
                @Nullable String securityToken,
                @Nullable String clientId,
                @Nullable String clientSecret,
                @Nullable String tenantId,
                @Nullable String resourceId,
                @Nullable String authUrl,
                @Nullable String developerToken,
                @Nullable String refreshToken,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public WorkspaceConnectionCredentials {
                keys = keys == null ? null : Fields.unmodifiable(keys);
                additionalProperties = Fields.copyOf(additionalProperties);
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static WorkspaceConnectionCredentials ofJson(String text) {
                throw PlainValues.unreadable(WorkspaceConnectionCredentials.class, "a text");
            }

            @Override
            public Fields fields() {
                return Fields.of(getClass())
                        .shown("accessKeyId", accessKeyId)
                        .secret("secretAccessKey", secretAccessKey)
                        .secret("key", key)
                        .secrets("keys", keys)
                        .multiline("keys")
                        .secret("pat", pat)
                        .secret("sas", sas)
                        .shown("username", username)
                        .secret("password", password)
                        .secret("securityToken", securityToken)
                        .shown("clientId", clientId)
                        .secret("clientSecret", clientSecret)
                        .shown("tenantId", tenantId)
                        .shown("resourceId", resourceId)
                        .shown("authUrl", authUrl)
                        .secret("developerToken", developerToken)
                        .secret("refreshToken", refreshToken)
                        .additional(additionalProperties);
            }

            @Override
            public String toString() {
                return fields().toString();
            }
        }
    }
}
