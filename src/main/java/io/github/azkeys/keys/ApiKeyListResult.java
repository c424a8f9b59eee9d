package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
        List<ApiKey> value,
        String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public ApiKeyListResult {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("value", value, ApiKey::name)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
