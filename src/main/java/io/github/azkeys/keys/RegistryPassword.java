package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One password of a container registry.
 *
 * @param name such as {@code password2}
 * @param value the password
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/containerregistry/registries/list-credentials">Registries - List
 *     Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistryPassword(
        String name,
        String value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public RegistryPassword {
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
