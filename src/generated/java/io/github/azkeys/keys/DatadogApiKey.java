// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/DatadogApiKey.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One API key of a Datadog organization.
 *
 * @param createdBy who made it
 * @param name its name
 * @param key the key
 * @param created when the key was made
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatadogApiKey(
        @Nullable String createdBy,
        @Nullable String name,
        @Nullable String key,
        @Nullable String created,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DatadogApiKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DatadogApiKey ofJson(String text) {
        throw PlainValues.unreadable(DatadogApiKey.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("createdBy", createdBy)
                .shown("name", name)
                .secret("key", key)
                .shown("created", created)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
