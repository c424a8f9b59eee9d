// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/mlworkspace.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Azure Machine Learning workspace and of what belongs to it. Any of them may be null.
 *
 * @param userStorageKey the key of the workspace's storage account
 * @param userStorageResourceId the ARM id of that storage account
 * @param appInsightsInstrumentationKey the instrumentation key of Application Insights
 * @param containerRegistryCredentials the credentials of the container registry
 * @param notebookAccessKeys the keys of the notebook resource
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#listworkspacekeysresult">Workspaces -
 *     List Keys</a>
 */
public record ListWorkspaceKeysResult(
        @Nullable String userStorageKey,
        @Nullable String userStorageResourceId,
        @Nullable String appInsightsInstrumentationKey,
        @Nullable RegistryListCredentialsResult containerRegistryCredentials,
        @Nullable ListNotebookKeysResult notebookAccessKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListWorkspaceKeysResult {
        additionalProperties = Fields.copyOf(
                additionalProperties,
                "userStorageKey",
                "userStorageResourceId",
                "appInsightsInstrumentationKey",
                "containerRegistryCredentials",
                "notebookAccessKeys");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListWorkspaceKeysResult ofJson(String text) {
        throw PlainValues.unreadable(ListWorkspaceKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("userStorageKey", userStorageKey)
                .shown("userStorageResourceId", userStorageResourceId)
                .secret("appInsightsInstrumentationKey", appInsightsInstrumentationKey)
                .nested("containerRegistryCredentials", containerRegistryCredentials)
                .nested("notebookAccessKeys", notebookAccessKeys)
                .additional(additionalProperties);
    }

    /** Used by Jackson: the fields with the names that ARM used. */
    @JsonValue
    private Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("userStorageKey", userStorageKey);
        if (Fields.isWritten("userStorageArmId", userStorageResourceId, additionalProperties)) {
            json.put("userStorageResourceId", userStorageResourceId);
        }
        json.put("appInsightsInstrumentationKey", appInsightsInstrumentationKey);
        json.put("containerRegistryCredentials", containerRegistryCredentials);
        json.put("notebookAccessKeys", notebookAccessKeys);
        json.putAll(additionalProperties);
        return json;
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The credentials of a container registry.
     *
     * @param location the region of the registry
     * @param username the name to log in with
     * @param passwords each of them opens the registry; may be null
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#registrylistcredentialsresult">Workspaces
     *     - List Keys</a>
     */
    public record RegistryListCredentialsResult(
            @Nullable String location,
            @Nullable String username,
            @Nullable List<Password> passwords,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public RegistryListCredentialsResult {
            passwords = passwords == null ? null : List.copyOf(passwords);
            additionalProperties = Fields.copyOf(additionalProperties, "location", "username", "passwords");
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static RegistryListCredentialsResult ofJson(String text) {
            throw PlainValues.unreadable(RegistryListCredentialsResult.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("location", location)
                    .shown("username", username)
                    .named("passwords", passwords, Password::name, Password::value)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * One password of a container registry.
         *
         * @param name such as {@code password2}
         * @param value the password
         * @param additionalProperties what a newer API version adds
         * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#password">Workspaces - List
         *     Keys</a>
         */
        public record Password(
                @Nullable String name,
                @Nullable String value,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public Password {
                additionalProperties = Fields.copyOf(additionalProperties, "name", "value");
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static Password ofJson(String text) {
                throw PlainValues.unreadable(Password.class, "a text");
            }

            @Override
            public Fields fields() {
                return Fields.of(getClass())
                        .shown("name", name)
                        .secret("value", value)
                        .additional(additionalProperties);
            }

            @Override
            public String toString() {
                return fields().toString();
            }
        }
    }
}
