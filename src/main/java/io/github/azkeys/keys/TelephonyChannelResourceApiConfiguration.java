package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A service that the telephony channel of a bot uses.
 *
 * @param id the id of the configuration
 * @param providerName who provides the service
 * @param cognitiveServiceSubscriptionKey the key of the speech service
 * @param cognitiveServiceRegion the region of the speech service
 * @param cognitiveServiceResourceId the ARM id of the speech service
 * @param defaultLocale the language
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TelephonyChannelResourceApiConfiguration(
        String id,
        String providerName,
        String cognitiveServiceSubscriptionKey,
        String cognitiveServiceRegion,
        String cognitiveServiceResourceId,
        String defaultLocale,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public TelephonyChannelResourceApiConfiguration {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("providerName", providerName)
                .secret("cognitiveServiceSubscriptionKey", cognitiveServiceSubscriptionKey)
                .shown("cognitiveServiceRegion", cognitiveServiceRegion)
                .shown("cognitiveServiceResourceId", cognitiveServiceResourceId)
                .shown("defaultLocale", defaultLocale)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
