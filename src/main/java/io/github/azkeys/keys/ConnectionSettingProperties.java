package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An OAuth connection of a bot.
 *
 * @param id the ARM id
 * @param name its name
 * @param clientId the id of the application
 * @param settingId the id of the setting
 * @param clientSecret the client secret
 * @param scopes what the connection may do
 * @param serviceProviderId the id of the provider
 * @param serviceProviderDisplayName the provider's name for people
 * @param parameters what the provider wants besides, which may be secret
 * @param provisioningState such as {@code Succeeded}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSettingProperties(
        String id,
        String name,
        String clientId,
        String settingId,
        String clientSecret,
        String scopes,
        String serviceProviderId,
        String serviceProviderDisplayName,
        List<ConnectionSettingParameter> parameters,
        String provisioningState,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ConnectionSettingProperties {
        parameters = parameters == null ? null : List.copyOf(parameters);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("clientId", clientId)
                .shown("settingId", settingId)
                .secret("clientSecret", clientSecret)
                .shown("scopes", scopes)
                .shown("serviceProviderId", serviceProviderId)
                .shown("serviceProviderDisplayName", serviceProviderDisplayName)
                .named("parameters", parameters, ConnectionSettingParameter::key, ConnectionSettingParameter::value)
                .shown("provisioningState", provisioningState)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
