// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/search-admin.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The admin keys of an Azure AI Search service.
 *
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/searchmanagement/admin-keys/get">Admin Keys - Get</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdminKeyResult(
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AdminKeyResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AdminKeyResult ofJson(String text) {
        throw PlainValues.unreadable(AdminKeyResult.class, "a text");
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
