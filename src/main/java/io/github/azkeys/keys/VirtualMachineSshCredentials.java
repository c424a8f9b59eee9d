package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The administrator of a virtual machine.
 *
 * @param username the name to log in with
 * @param password the password
 * @param publicKeyData the public SSH key
 * @param privateKeyData the private SSH key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/compute/list-keys">Compute - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VirtualMachineSshCredentials(
        String username,
        String password,
        String publicKeyData,
        String privateKeyData,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public VirtualMachineSshCredentials {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("username", username)
                .secret("password", password)
                .shown("publicKeyData", publicKeyData)
                .secret("privateKeyData", privateKeyData)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
