// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/signalr.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a SignalR service.
 *
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalRKeys(
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String primaryConnectionString,
        @Nullable String secondaryConnectionString,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SignalRKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SignalRKeys ofJson(String text) {
        throw PlainValues.unreadable(SignalRKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
