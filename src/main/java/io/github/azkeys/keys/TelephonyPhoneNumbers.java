package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A phone number of a bot.
 *
 * @param id the id of the number
 * @param phoneNumber the number
 * @param acsEndpoint the address of Communication Services
 * @param acsSecret the secret of Communication Services
 * @param acsResourceId the ARM id of Communication Services
 * @param cognitiveServiceSubscriptionKey the key of the speech service
 * @param cognitiveServiceRegion the region of the speech service
 * @param cognitiveServiceResourceId the ARM id of the speech service
 * @param defaultLocale the language
 * @param offerType the kind of offer
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TelephonyPhoneNumbers(
        String id,
        String phoneNumber,
        String acsEndpoint,
        String acsSecret,
        String acsResourceId,
        String cognitiveServiceSubscriptionKey,
        String cognitiveServiceRegion,
        String cognitiveServiceResourceId,
        String defaultLocale,
        String offerType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public TelephonyPhoneNumbers {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("phoneNumber", phoneNumber)
                .shown("acsEndpoint", acsEndpoint)
                .secret("acsSecret", acsSecret)
                .shown("acsResourceId", acsResourceId)
                .secret("cognitiveServiceSubscriptionKey", cognitiveServiceSubscriptionKey)
                .shown("cognitiveServiceRegion", cognitiveServiceRegion)
                .shown("cognitiveServiceResourceId", cognitiveServiceResourceId)
                .shown("defaultLocale", defaultLocale)
                .shown("offerType", offerType)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
