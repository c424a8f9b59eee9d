package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The access profile of a managed cluster for one role.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param location the region
 * @param tags the tags of the resource
 * @param properties the profile
 * @param systemData who made and changed it
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/managed-clusters/get-access-profile">Managed Clusters - Get
 *     Access Profile</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ManagedClusterAccessProfile(
        String id,
        String name,
        String type,
        String location,
        Map<String, String> tags,
        AccessProfile properties,
        SystemData systemData,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ManagedClusterAccessProfile {
        tags = tags == null ? null : Fields.copy(tags);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .shown("location", location)
                .shown("tags", tags)
                .nested("properties", properties)
                .nested("systemData", systemData)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
