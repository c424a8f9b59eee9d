package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * An OAuth connection of a bot with its secret.
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
 * @param properties the connection
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSetting(
        String id,
        String name,
        String type,
        String kind,
        String location,
        Map<String, String> tags,
        Sku sku,
        String etag,
        List<String> zones,
        ConnectionSettingProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ConnectionSetting {
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
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
