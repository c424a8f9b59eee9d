// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/AccessKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an authorization rule of Event Hubs or Service Bus.
 *
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param aliasPrimaryConnectionString the primary connection string by the alias, where disaster recovery is set up
 * @param aliasSecondaryConnectionString the secondary connection string by the alias, where disaster recovery is set up
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param keyName the name of the authorization rule
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/eventhub/">Event Hubs</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessKeys(
        @Nullable String primaryConnectionString,
        @Nullable String secondaryConnectionString,
        @Nullable String aliasPrimaryConnectionString,
        @Nullable String aliasSecondaryConnectionString,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String keyName,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AccessKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AccessKeys ofJson(String text) {
        throw PlainValues.unreadable(AccessKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .secret("aliasPrimaryConnectionString", aliasPrimaryConnectionString)
                .secret("aliasSecondaryConnectionString", aliasSecondaryConnectionString)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("keyName", keyName)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
