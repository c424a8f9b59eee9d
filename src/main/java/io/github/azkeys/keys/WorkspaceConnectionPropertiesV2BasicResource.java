package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        String id,
        String name,
        String type,
        WorkspaceConnectionPropertiesV2 properties,
        SystemData systemData,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public WorkspaceConnectionPropertiesV2BasicResource {
        additionalProperties = Fields.copyOf(additionalProperties);
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
}
