// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/hybridconnectivity-endpoint-ingress.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access to the ingress gateway of an endpoint.
 *
 * @param relay the hybrid connection
 * @param ingress the ingress gateway
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngressGatewayResource(
        @Nullable RelayNamespaceAccessProperties relay,
        @Nullable IngressProfileProperties ingress,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public IngressGatewayResource {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static IngressGatewayResource ofJson(String text) {
        throw PlainValues.unreadable(IngressGatewayResource.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("relay", relay)
                .nested("ingress", ingress)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * An ingress gateway.
     *
     * @param hostname its host name
     * @param aadProfile its identity
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IngressProfileProperties(
            @Nullable String hostname,
            @Nullable AADProfileProperties aadProfile,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public IngressProfileProperties {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static IngressProfileProperties ofJson(String text) {
            throw PlainValues.unreadable(IngressProfileProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("hostname", hostname)
                    .nested("aadProfile", aadProfile)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * The identity of an ingress gateway in Microsoft Entra.
         *
         * @param serverId the id of the application of the gateway
         * @param tenantId the tenant of the resource
         * @param additionalProperties what a newer API version adds
         * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record AADProfileProperties(
                @Nullable String serverId,
                @Nullable String tenantId,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public AADProfileProperties {
                additionalProperties = Fields.copyOf(additionalProperties);
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static AADProfileProperties ofJson(String text) {
                throw PlainValues.unreadable(AADProfileProperties.class, "a text");
            }

            @Override
            public Fields fields() {
                return Fields.of(getClass())
                        .shown("serverId", serverId)
                        .shown("tenantId", tenantId)
                        .additional(additionalProperties);
            }

            @Override
            public String toString() {
                return fields().toString();
            }
        }
    }
}
