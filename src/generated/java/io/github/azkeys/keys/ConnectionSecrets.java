// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/api-connection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key with which a workflow uses an API connection. ARM counts its validity in whole days.
 *
 * @param connectionKey the key
 * @param parameterValues the parameters of the connection
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSecrets(
        @Nullable String connectionKey,
        @Nullable Map<String, @Nullable Object> parameterValues,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ConnectionSecrets {
        parameterValues = parameterValues == null ? null : Fields.copyOf(parameterValues);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ConnectionSecrets ofJson(String text) {
        throw PlainValues.unreadable(ConnectionSecrets.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("connectionKey", connectionKey)
                .open("parameterValues", parameterValues)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
