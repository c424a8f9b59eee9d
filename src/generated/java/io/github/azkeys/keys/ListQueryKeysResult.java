// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/search-query.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query keys of an Azure AI Search service.
 *
 * @param value the query keys of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/searchmanagement/query-keys/list-by-search-service">Query Keys -
 *     List By Search Service</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListQueryKeysResult(
        @Nullable List<QueryKey> value,
        @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListQueryKeysResult {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListQueryKeysResult ofJson(String text) {
        throw PlainValues.unreadable(ListQueryKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, QueryKey::name, QueryKey::key)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * A key of an Azure AI Search service that only queries.
     *
     * @param name its name, null or empty for the one the service began with
     * @param key the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/searchmanagement/query-keys/list-by-search-service">Query Keys
     *     - List By Search Service</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QueryKey(
            @Nullable String name,
            @Nullable String key,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public QueryKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static QueryKey ofJson(String text) {
            throw PlainValues.unreadable(QueryKey.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("key", key)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
