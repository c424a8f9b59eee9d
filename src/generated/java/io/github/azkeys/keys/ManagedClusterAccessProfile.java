// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/aks-access-profile.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String location,
        @Nullable Map<String, String> tags,
        @Nullable AccessProfile properties,
        @Nullable SystemData systemData,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ManagedClusterAccessProfile {
        tags = tags == null ? null : Fields.unmodifiable(tags);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ManagedClusterAccessProfile ofJson(String text) {
        throw PlainValues.unreadable(ManagedClusterAccessProfile.class, "a text");
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

    /**
     * What a role gets of a managed cluster.
     *
     * @param kubeConfig the kubeconfig in Base64
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/aks/managed-clusters/get-access-profile">Managed Clusters -
     *     Get Access Profile</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccessProfile(
            @Nullable String kubeConfig,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public AccessProfile {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static AccessProfile ofJson(String text) {
            throw PlainValues.unreadable(AccessProfile.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("kubeConfig", kubeConfig)
                    .multiline("kubeConfig")
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
