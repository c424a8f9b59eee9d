package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
        String extensionKey1,
        String extensionKey2,
        List<Site> sites,
        String channelId,
        String channelDisplayName,
        String botId,
        String botIconUrl,
        Boolean isEnabled,
        Boolean disableLocalAuth,
        Boolean requireTermsAgreement,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ChannelSettings {
        sites = sites == null ? null : List.copyOf(sites);
        additionalProperties = Fields.copyOf(additionalProperties);
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
