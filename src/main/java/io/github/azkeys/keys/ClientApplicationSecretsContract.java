package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The secrets of a client application of API Management.
 *
 * @param entra those of Microsoft Entra ID
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/">API Management</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientApplicationSecretsContract(
        ClientApplicationSecretsContractEntra entra,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ClientApplicationSecretsContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).nested("entra", entra).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
