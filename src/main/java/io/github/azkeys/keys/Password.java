package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * One password of a container registry.
 *
 * @param name such as {@code password2}
 * @param value the password
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#password">Workspaces - List Keys</a>
 */
public record Password(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public Password {
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
