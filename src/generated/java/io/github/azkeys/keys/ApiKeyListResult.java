// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/appconfig.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of an App Configuration store.
 *
 * @param value the keys of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appconfiguration/configuration-stores/list-keys">Configuration
 *     Stores - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKeyListResult(
        @Nullable List<ApiKey> value,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ApiKeyListResult {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties, "nextLink");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ApiKeyListResult ofJson(String text) {
        throw PlainValues.unreadable(ApiKeyListResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("value", value, ApiKey::name)
                .shown("nextLink", nextLink)
                .also("primary", Parts.key(value, item -> "Primary".equalsIgnoreCase(item.name()), ApiKey::value))
                .also("secondary", Parts.key(value, item -> "Secondary".equalsIgnoreCase(item.name()), ApiKey::value))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One access key of an App Configuration store.
     *
     * @param id the id of the key
     * @param name such as {@code Primary}
     * @param value the key
     * @param connectionString the connection string that holds the key
     * @param lastModified when the key was changed last
     * @param readOnly whether the key only reads
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/appconfiguration/configuration-stores/list-keys">Configuration
     *     Stores - List Keys</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApiKey(
            @Nullable String id,
            @Nullable String name,
            @Nullable String value,
            @Nullable String connectionString,
            @Nullable DateTime lastModified,
            @Nullable Boolean readOnly,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ApiKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ApiKey ofJson(String text) {
            throw PlainValues.unreadable(ApiKey.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("id", id)
                    .shown("name", name)
                    .secret("value", value)
                    .secret("connectionString", connectionString)
                    .shown("lastModified", lastModified)
                    .shown("readOnly", readOnly)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
