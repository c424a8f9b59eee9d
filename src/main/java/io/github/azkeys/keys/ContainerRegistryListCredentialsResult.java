package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The credentials of a container registry, {@code RegistryListCredentialsResult} in ARM.
 *
 * @param username the name to log in with
 * @param passwords each of them opens the registry
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/containerregistry/registries/list-credentials">Registries - List
 *     Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerRegistryListCredentialsResult(
        String username,
        List<RegistryPassword> passwords,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ContainerRegistryListCredentialsResult {
        passwords = passwords == null ? null : List.copyOf(passwords);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("username", username)
                .named("passwords", passwords, RegistryPassword::name, RegistryPassword::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
