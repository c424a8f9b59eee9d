// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/maps.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Azure Maps account.
 *
 * @param id the ARM id of the account, in version 2018-05-01
 * @param primaryKey the primary key
 * @param primaryKeyLastUpdated when the primary key was changed last
 * @param secondaryKey the secondary key
 * @param secondaryKeyLastUpdated when the secondary key was changed last
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/maps-management/accounts/list-keys">Accounts - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MapsAccountKeys(
        @Nullable String id,
        @Nullable String primaryKey,
        @Nullable String primaryKeyLastUpdated,
        @Nullable String secondaryKey,
        @Nullable String secondaryKeyLastUpdated,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public MapsAccountKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static MapsAccountKeys ofJson(String text) {
        throw PlainValues.unreadable(MapsAccountKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .secret("primaryKey", primaryKey)
                .shown("primaryKeyLastUpdated", primaryKeyLastUpdated)
                .secret("secondaryKey", secondaryKey)
                .shown("secondaryKeyLastUpdated", secondaryKeyLastUpdated)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
