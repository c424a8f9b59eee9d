package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The keys of the account behind an endpoint.
 *
 * @param key1 the first key
 * @param key2 the second key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Azure Machine Learning</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountApiKeys(
        String key1,
        String key2,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public AccountApiKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("key1", key1).secret("key2", key2).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
