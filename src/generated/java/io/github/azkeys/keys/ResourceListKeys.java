// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/ResourceListKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an authorization rule of Notification Hubs.
 *
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param keyName the name of the authorization rule
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/notificationhubs/namespaces/list-keys">Namespaces - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourceListKeys(
        @Nullable String primaryConnectionString,
        @Nullable String secondaryConnectionString,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String keyName,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ResourceListKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ResourceListKeys ofJson(String text) {
        throw PlainValues.unreadable(ResourceListKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("keyName", keyName)
                .also("primary", primaryConnectionString)
                .also("primary", primaryKey)
                .also("secondary", secondaryConnectionString)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
