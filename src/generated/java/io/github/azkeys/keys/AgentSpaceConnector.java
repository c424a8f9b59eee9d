// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/AgentSpaceConnector.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connector of an agent space of Container Apps.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param properties the connector
 * @param systemData who made and changed it
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentSpaceConnector(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable AgentSpaceConnectorProperties properties,
        @Nullable SystemData systemData,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AgentSpaceConnector {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AgentSpaceConnector ofJson(String text) {
        throw PlainValues.unreadable(AgentSpaceConnector.class, "a text");
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
     * What a connector of an agent space reaches, and with what.
     *
     * @param dataConnectorType such as {@code SqlServer}
     * @param endpoint the address that it reaches
     * @param dataSource where its data is
     * @param identity the managed identity that it uses
     * @param extendedProperties settings of the connector, which hold its secrets
     * @param provisioningState such as {@code Succeeded}
     * @param deploymentError why it was not provisioned
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AgentSpaceConnectorProperties(
            @Nullable String dataConnectorType,
            @Nullable String endpoint,
            @Nullable String dataSource,
            @Nullable String identity,
            @Nullable Map<String, @Nullable Object> extendedProperties,
            @Nullable String provisioningState,
            @Nullable String deploymentError,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public AgentSpaceConnectorProperties {
            extendedProperties = extendedProperties == null ? null : Fields.copyOf(extendedProperties);
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static AgentSpaceConnectorProperties ofJson(String text) {
            throw PlainValues.unreadable(AgentSpaceConnectorProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("dataConnectorType", dataConnectorType)
                    .shown("endpoint", endpoint)
                    .shown("dataSource", dataSource)
                    .shown("identity", identity)
                    .open("extendedProperties", extendedProperties)
                    .shown("provisioningState", provisioningState)
                    .shown("deploymentError", deploymentError)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
