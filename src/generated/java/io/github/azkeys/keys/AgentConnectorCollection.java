// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/containerapp-agent-connectors.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of an agent of Container Apps with their secrets.
 *
 * @param value the connectors of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentConnectorCollection(
        @Nullable List<AgentConnector> value,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AgentConnectorCollection {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties, "nextLink");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AgentConnectorCollection ofJson(String text) {
        throw PlainValues.unreadable(AgentConnectorCollection.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("value", value, AgentConnector::name)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
