package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The settings of a channel. Which of them there are depends on the channel; the others are null, and those that no
 * secret goes with are in {@code additionalProperties}.
 *
 * @param isEnabled whether it is in use
 * @param sites the sites of Direct Line or Web Chat
 * @param extensionKey1 the first key of the Direct Line app service extension
 * @param extensionKey2 the second key of the Direct Line app service extension
 * @param appId the id of the application
 * @param appSecret the secret of the Facebook application
 * @param verifyToken the token that verifies Facebook's calls
 * @param pages the Facebook pages
 * @param emailAddress the address of the e-mail channel
 * @param password the password of the e-mail channel
 * @param magicCode the code that sets up the e-mail channel
 * @param userName the name on Kik
 * @param apiKey the key of Kik
 * @param accessToken the token of Telegram
 * @param accountSID the account of the text message channel
 * @param authToken the token of the text message channel
 * @param clientId the id of the Slack application
 * @param clientSecret the secret of the Slack application
 * @param verificationToken the token that verifies Slack's calls
 * @param signingSecret the secret that signs Slack's calls
 * @param lineRegistrations the registrations of LINE
 * @param cognitiveServiceSubscriptionKey the key of the speech service
 * @param phoneNumbers the numbers of the telephony channel
 * @param apiConfigurations the services of the telephony channel
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelProperties(
        Boolean isEnabled,
        List<Site> sites,
        String extensionKey1,
        String extensionKey2,
        String appId,
        String appSecret,
        String verifyToken,
        List<FacebookPage> pages,
        String emailAddress,
        String password,
        String magicCode,
        String userName,
        String apiKey,
        String accessToken,
        String accountSID,
        String authToken,
        String clientId,
        String clientSecret,
        String verificationToken,
        String signingSecret,
        List<LineRegistration> lineRegistrations,
        String cognitiveServiceSubscriptionKey,
        List<TelephonyPhoneNumbers> phoneNumbers,
        List<TelephonyChannelResourceApiConfiguration> apiConfigurations,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ChannelProperties {
        sites = sites == null ? null : List.copyOf(sites);
        pages = pages == null ? null : List.copyOf(pages);
        lineRegistrations = lineRegistrations == null ? null : List.copyOf(lineRegistrations);
        phoneNumbers = phoneNumbers == null ? null : List.copyOf(phoneNumbers);
        apiConfigurations = apiConfigurations == null ? null : List.copyOf(apiConfigurations);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("isEnabled", isEnabled)
                .list("sites", sites, Site::siteName)
                .secret("extensionKey1", extensionKey1)
                .secret("extensionKey2", extensionKey2)
                .shown("appId", appId)
                .secret("appSecret", appSecret)
                .secret("verifyToken", verifyToken)
                .named("pages", pages, FacebookPage::id, FacebookPage::accessToken)
                .shown("emailAddress", emailAddress)
                .secret("password", password)
                .secret("magicCode", magicCode)
                .shown("userName", userName)
                .secret("apiKey", apiKey)
                .secret("accessToken", accessToken)
                .shown("accountSID", accountSID)
                .secret("authToken", authToken)
                .shown("clientId", clientId)
                .secret("clientSecret", clientSecret)
                .secret("verificationToken", verificationToken)
                .secret("signingSecret", signingSecret)
                .list("lineRegistrations", lineRegistrations, LineRegistration::generatedId)
                .secret("cognitiveServiceSubscriptionKey", cognitiveServiceSubscriptionKey)
                .list("phoneNumbers", phoneNumbers, TelephonyPhoneNumbers::phoneNumber)
                .named(
                        "apiConfigurations",
                        apiConfigurations,
                        TelephonyChannelResourceApiConfiguration::id,
                        TelephonyChannelResourceApiConfiguration::cognitiveServiceSubscriptionKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
