package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The keys of an endpoint of an Azure Machine Learning workspace.
 *
 * @param keys the keys
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Azure Machine Learning</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointKeys(
        AccountApiKeys keys, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public EndpointKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).nested("keys", keys).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
