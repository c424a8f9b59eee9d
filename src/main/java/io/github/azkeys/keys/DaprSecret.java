package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One secret of a Dapr component.
 *
 * @param name its name
 * @param value the secret
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/dapr-components/list-secrets">Dapr
 *     Components - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DaprSecret(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public DaprSecret {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).shown("name", name).secret("value", value).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
