package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

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
        String userStorageKey,
        String userStorageResourceId,
        String appInsightsInstrumentationKey,
        RegistryListCredentialsResult containerRegistryCredentials,
        ListNotebookKeysResult notebookAccessKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ListWorkspaceKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
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

    @Override
    public String toString() {
        return fields().toString();
    }
}
