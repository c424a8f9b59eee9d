package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * What a connector of an agent reaches, and with what.
 *
 * @param dataConnectorType such as {@code SqlServer}
 * @param endpoint the address that it reaches
 * @param dataSource where its data is
 * @param identity the managed identity that it uses
 * @param source {@code Agent} or {@code AgentSpace}
 * @param extendedProperties settings of the connector, which hold its secrets
 * @param provisioningState such as {@code Succeeded}
 * @param deploymentError why it was not provisioned
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentConnectorProperties(
        String dataConnectorType,
        String endpoint,
        String dataSource,
        String identity,
        String source,
        Map<String, Object> extendedProperties,
        String provisioningState,
        String deploymentError,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public AgentConnectorProperties {
        extendedProperties = extendedProperties == null ? null : Fields.copyOf(extendedProperties);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("dataConnectorType", dataConnectorType)
                .shown("endpoint", endpoint)
                .shown("dataSource", dataSource)
                .shown("identity", identity)
                .shown("source", source)
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
