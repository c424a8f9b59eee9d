// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/RelayNamespaceAccessProperties.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access to a resource through a hybrid connection of Azure Relay.
 *
 * @param namespaceName the name of the relay namespace
 * @param namespaceNameSuffix the host name without the namespace
 * @param hybridConnectionName the name of the hybrid connection
 * @param accessKey the shared access signature for the hybrid connection
 * @param expiresOn when the signature expires, in seconds since 1970
 * @param serviceConfigurationToken the token for the service; null if no service was requested
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/azure/azure-arc/servers/ssh-arc-overview">SSH access to Azure Arc-enabled
 *     servers</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelayNamespaceAccessProperties(
        @Nullable String namespaceName,
        @Nullable String namespaceNameSuffix,
        @Nullable String hybridConnectionName,
        @Nullable String accessKey,
        @Nullable Long expiresOn,
        @Nullable String serviceConfigurationToken,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public RelayNamespaceAccessProperties {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static RelayNamespaceAccessProperties ofJson(String text) {
        throw PlainValues.unreadable(RelayNamespaceAccessProperties.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("namespaceName", namespaceName)
                .shown("namespaceNameSuffix", namespaceNameSuffix)
                .shown("hybridConnectionName", hybridConnectionName)
                .secret("accessKey", accessKey)
                .shown("expiresOn", expiresOn)
                .secret("serviceConfigurationToken", serviceConfigurationToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
