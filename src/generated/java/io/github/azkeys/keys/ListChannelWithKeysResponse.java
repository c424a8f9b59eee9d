// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/bot-channel.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a bot with its secrets.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param kind the kind of resource
 * @param location the region
 * @param tags the tags of the resource
 * @param sku the price tier
 * @param etag the version of the resource
 * @param zones the availability zones
 * @param properties the channel as a resource shows it
 * @param resource the channel
 * @param setting its settings
 * @param provisioningState such as {@code Succeeded}
 * @param entityTag the version of the channel
 * @param changedTime when the channel was changed last
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListChannelWithKeysResponse(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String kind,
        @Nullable String location,
        @Nullable Map<String, String> tags,
        @Nullable Sku sku,
        @Nullable String etag,
        @Nullable List<String> zones,
        @Nullable Channel properties,
        @Nullable Channel resource,
        @Nullable ChannelSettings setting,
        @Nullable String provisioningState,
        @Nullable String entityTag,
        @Nullable DateTime changedTime,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListChannelWithKeysResponse {
        tags = tags == null ? null : Fields.unmodifiable(tags);
        zones = zones == null ? null : List.copyOf(zones);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListChannelWithKeysResponse ofJson(String text) {
        throw PlainValues.unreadable(ListChannelWithKeysResponse.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .shown("kind", kind)
                .shown("location", location)
                .shown("tags", tags)
                .nested("sku", sku)
                .shown("etag", etag)
                .shown("zones", zones)
                .nested("properties", properties)
                .nested("resource", resource)
                .nested("setting", setting)
                .shown("provisioningState", provisioningState)
                .shown("entityTag", entityTag)
                .shown("changedTime", changedTime)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * A channel of a bot.
     *
     * @param channelName such as {@code DirectLineChannel}; it says which properties there are
     * @param etag the version of the channel
     * @param provisioningState such as {@code Succeeded}
     * @param location the region
     * @param properties the settings of this kind of channel
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Channel(
            @Nullable String channelName,
            @Nullable String etag,
            @Nullable String provisioningState,
            @Nullable String location,
            @Nullable ChannelProperties properties,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public Channel {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Channel ofJson(String text) {
            throw PlainValues.unreadable(Channel.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("channelName", channelName)
                    .shown("etag", etag)
                    .shown("provisioningState", provisioningState)
                    .shown("location", location)
                    .nested("properties", properties)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * The settings of a channel. Which of them there are depends on the channel; the others are null, and those
         * that no secret goes with are in {@code additionalProperties}.
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
                @Nullable Boolean isEnabled,
                @Nullable List<Site> sites,
                @Nullable String extensionKey1,
                @Nullable String extensionKey2,
                @Nullable String appId,
                @Nullable String appSecret,
                @Nullable String verifyToken,
                @Nullable List<FacebookPage> pages,
                @Nullable String emailAddress,
                @Nullable String password,
                @Nullable String magicCode,
                @Nullable String userName,
                @Nullable String apiKey,
                @Nullable String accessToken,
                @Nullable String accountSID,
                @Nullable String authToken,
                @Nullable String clientId,
                @Nullable String clientSecret,
                @Nullable String verificationToken,
                @Nullable String signingSecret,
                @Nullable List<LineRegistration> lineRegistrations,
                @Nullable String cognitiveServiceSubscriptionKey,
                @Nullable List<TelephonyPhoneNumbers> phoneNumbers,
                @Nullable List<TelephonyChannelResourceApiConfiguration> apiConfigurations,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public ChannelProperties {
                sites = sites == null ? null : List.copyOf(sites);
                pages = pages == null ? null : List.copyOf(pages);
                lineRegistrations = lineRegistrations == null ? null : List.copyOf(lineRegistrations);
                phoneNumbers = phoneNumbers == null ? null : List.copyOf(phoneNumbers);
                apiConfigurations = apiConfigurations == null ? null : List.copyOf(apiConfigurations);
                additionalProperties = Fields.copyOf(additionalProperties);
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static ChannelProperties ofJson(String text) {
                throw PlainValues.unreadable(ChannelProperties.class, "a text");
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

            /**
             * A Facebook page of a bot.
             *
             * @param id the id of the page
             * @param accessToken the token of the page
             * @param additionalProperties what a newer API version adds
             * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
             */
            @JsonInclude(JsonInclude.Include.NON_NULL)
            public record FacebookPage(
                    @Nullable String id,
                    @Nullable String accessToken,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public FacebookPage {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static FacebookPage ofJson(String text) {
                    throw PlainValues.unreadable(FacebookPage.class, "a text");
                }

                @Override
                public Fields fields() {
                    return Fields.of(getClass())
                            .shown("id", id)
                            .secret("accessToken", accessToken)
                            .additional(additionalProperties);
                }

                @Override
                public String toString() {
                    return fields().toString();
                }
            }

            /**
             * A registration of a bot at LINE.
             *
             * @param generatedId the id of the registration
             * @param channelSecret the secret
             * @param channelAccessToken the token
             * @param additionalProperties what a newer API version adds
             * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
             */
            @JsonInclude(JsonInclude.Include.NON_NULL)
            public record LineRegistration(
                    @Nullable String generatedId,
                    @Nullable String channelSecret,
                    @Nullable String channelAccessToken,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public LineRegistration {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static LineRegistration ofJson(String text) {
                    throw PlainValues.unreadable(LineRegistration.class, "a text");
                }

                @Override
                public Fields fields() {
                    return Fields.of(getClass())
                            .shown("generatedId", generatedId)
                            .secret("channelSecret", channelSecret)
                            .secret("channelAccessToken", channelAccessToken)
                            .additional(additionalProperties);
                }

                @Override
                public String toString() {
                    return fields().toString();
                }
            }

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
                    @Nullable String id,
                    @Nullable String phoneNumber,
                    @Nullable String acsEndpoint,
                    @Nullable String acsSecret,
                    @Nullable String acsResourceId,
                    @Nullable String cognitiveServiceSubscriptionKey,
                    @Nullable String cognitiveServiceRegion,
                    @Nullable String cognitiveServiceResourceId,
                    @Nullable String defaultLocale,
                    @Nullable String offerType,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public TelephonyPhoneNumbers {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static TelephonyPhoneNumbers ofJson(String text) {
                    throw PlainValues.unreadable(TelephonyPhoneNumbers.class, "a text");
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
                    @Nullable String id,
                    @Nullable String providerName,
                    @Nullable String cognitiveServiceSubscriptionKey,
                    @Nullable String cognitiveServiceRegion,
                    @Nullable String cognitiveServiceResourceId,
                    @Nullable String defaultLocale,
                    @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                    implements KeySet {

                public TelephonyChannelResourceApiConfiguration {
                    additionalProperties = Fields.copyOf(additionalProperties);
                }

                /** Used by Jackson, which would quote a text that it cannot read. */
                @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
                private static TelephonyChannelResourceApiConfiguration ofJson(String text) {
                    throw PlainValues.unreadable(TelephonyChannelResourceApiConfiguration.class, "a text");
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
        }
    }

    /**
     * The settings of a channel of a bot.
     *
     * @param extensionKey1 the first key of the app service extension
     * @param extensionKey2 the second key of the app service extension
     * @param sites the sites
     * @param channelId the id of the channel
     * @param channelDisplayName its name for people
     * @param botId the id of the bot
     * @param botIconUrl the address of the bot's picture
     * @param isEnabled whether it is in use
     * @param disableLocalAuth whether keys are refused
     * @param requireTermsAgreement whether terms have to be accepted
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelSettings(
            @Nullable String extensionKey1,
            @Nullable String extensionKey2,
            @Nullable List<Site> sites,
            @Nullable String channelId,
            @Nullable String channelDisplayName,
            @Nullable String botId,
            @Nullable String botIconUrl,
            @Nullable Boolean isEnabled,
            @Nullable Boolean disableLocalAuth,
            @Nullable Boolean requireTermsAgreement,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ChannelSettings {
            sites = sites == null ? null : List.copyOf(sites);
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ChannelSettings ofJson(String text) {
            throw PlainValues.unreadable(ChannelSettings.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("extensionKey1", extensionKey1)
                    .secret("extensionKey2", extensionKey2)
                    .list("sites", sites, Site::siteName)
                    .shown("channelId", channelId)
                    .shown("channelDisplayName", channelDisplayName)
                    .shown("botId", botId)
                    .shown("botIconUrl", botIconUrl)
                    .shown("isEnabled", isEnabled)
                    .shown("disableLocalAuth", disableLocalAuth)
                    .shown("requireTermsAgreement", requireTermsAgreement)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
