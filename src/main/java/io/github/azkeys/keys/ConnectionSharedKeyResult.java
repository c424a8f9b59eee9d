package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The shared key of a VPN link connection.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param properties the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSharedKeyResult(
        String id,
        String name,
        String type,
        SharedKeyProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ConnectionSharedKeyResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .nested("properties", properties)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
