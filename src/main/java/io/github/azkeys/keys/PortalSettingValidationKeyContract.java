package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The key that signs delegated requests of the developer portal.
 *
 * @param validationKey the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/delegation-settings/list-secrets">Delegation
 *     Settings - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PortalSettingValidationKeyContract(
        String validationKey, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public PortalSettingValidationKeyContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("validationKey", validationKey).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
