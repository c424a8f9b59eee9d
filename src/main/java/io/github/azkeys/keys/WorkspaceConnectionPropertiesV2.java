package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspace-connections/list-secrets">Workspace Connections
 *     - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkspaceConnectionPropertiesV2(
        String authType,
        String category,
        WorkspaceConnectionCredentials credentials,
        String createdByWorkspaceArmId,
        DateTime expiryTime,
        String group,
        Boolean isSharedToAll,
        List<String> sharedUserList,
        String target,
        Map<String, String> metadata,
        String value,
        String valueFormat,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public WorkspaceConnectionPropertiesV2 {
        sharedUserList = sharedUserList == null ? null : List.copyOf(sharedUserList);
        metadata = metadata == null ? null : Fields.copy(metadata);
        additionalProperties = Fields.copyOf(additionalProperties);
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
                .shown("valueFormat", valueFormat)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
