// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/EndpointAuthKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that call an endpoint of Azure Machine Learning.
 *
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/online-endpoints/list-keys">Online Endpoints - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointAuthKeys(
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public EndpointAuthKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static EndpointAuthKeys ofJson(String text) {
        throw PlainValues.unreadable(EndpointAuthKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
