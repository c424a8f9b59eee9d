package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

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
        String id,
        String name,
        String type,
        String kind,
        String location,
        Map<String, String> tags,
        Sku sku,
        String etag,
        List<String> zones,
        Channel properties,
        Channel resource,
        ChannelSettings setting,
        String provisioningState,
        String entityTag,
        DateTime changedTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ListChannelWithKeysResponse {
        tags = tags == null ? null : Fields.copy(tags);
        zones = zones == null ? null : List.copyOf(zones);
        additionalProperties = Fields.copyOf(additionalProperties);
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
}
