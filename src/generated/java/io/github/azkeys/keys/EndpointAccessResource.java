// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/hybridconnectivity-endpoint.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access to a resource, such as an Arc-enabled server, through an endpoint.
 *
 * @param relay the hybrid connection
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointAccessResource(
        @Nullable RelayNamespaceAccessProperties relay,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public EndpointAccessResource {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static EndpointAccessResource ofJson(String text) {
        throw PlainValues.unreadable(EndpointAccessResource.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("relay", relay)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
