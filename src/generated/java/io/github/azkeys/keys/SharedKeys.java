// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SharedKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that send data to a Log Analytics workspace.
 *
 * @param primarySharedKey the primary key
 * @param secondarySharedKey the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/loganalytics/shared-keys/get-shared-keys">Shared Keys - Get Shared
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SharedKeys(
        @Nullable String primarySharedKey,
        @Nullable String secondarySharedKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SharedKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SharedKeys ofJson(String text) {
        throw PlainValues.unreadable(SharedKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primarySharedKey", primarySharedKey)
                .secret("secondarySharedKey", secondarySharedKey)
                .also("primary", primarySharedKey)
                .also("secondary", secondarySharedKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
