package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A key of an Azure AI Search service that only queries.
 *
 * @param name its name, null or empty for the one the service began with
 * @param key the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/searchmanagement/query-keys/list-by-search-service">Query Keys -
 *     List By Search Service</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueryKey(
        String name,
        String key,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public QueryKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).shown("name", name).secret("key", key).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
