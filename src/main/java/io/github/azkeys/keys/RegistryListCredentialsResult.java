package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;

/**
 * The credentials of a container registry.
 *
 * @param location the region of the registry
 * @param username the name to log in with
 * @param passwords each of them opens the registry; may be null
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#registrylistcredentialsresult">Workspaces
 *     - List Keys</a>
 */
public record RegistryListCredentialsResult(
        String location,
        String username,
        List<Password> passwords,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public RegistryListCredentialsResult {
        passwords = passwords == null ? null : List.copyOf(passwords);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("location", location)
                .shown("username", username)
                .named("passwords", passwords, Password::name, Password::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
