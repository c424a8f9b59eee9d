package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        String channelName,
        String etag,
        String provisioningState,
        String location,
        ChannelProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public Channel {
        additionalProperties = Fields.copyOf(additionalProperties);
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
}
