// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/IntegrationRuntimeAuthKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that register a self-hosted integration runtime of Data Factory or Synapse.
 *
 * @param authKey1 the first authentication key
 * @param authKey2 the second authentication key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/datafactory/integration-runtimes/list-auth-keys">Integration
 *     Runtimes - List Auth Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntegrationRuntimeAuthKeys(
        @Nullable String authKey1,
        @Nullable String authKey2,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public IntegrationRuntimeAuthKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static IntegrationRuntimeAuthKeys ofJson(String text) {
        throw PlainValues.unreadable(IntegrationRuntimeAuthKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("authKey1", authKey1)
                .secret("authKey2", authKey2)
                .also("primary", authKey1)
                .also("secondary", authKey2)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
