package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The secret of a client application in Microsoft Entra ID.
 *
 * @param clientSecret the client secret
 * @param expiresAt when the secret ends
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/">API Management</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientApplicationSecretsContractEntra(
        String clientSecret,
        DateTime expiresAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public ClientApplicationSecretsContractEntra {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("clientSecret", clientSecret)
                .shown("expiresAt", expiresAt)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
