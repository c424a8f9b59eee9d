package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The shared key of a VPN link connection.
 *
 * @param sharedKey the key
 * @param sharedKeyLength how long the key is
 * @param provisioningState such as {@code Succeeded}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SharedKeyProperties(
        String sharedKey,
        Integer sharedKeyLength,
        String provisioningState,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public SharedKeyProperties {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("sharedKey", sharedKey)
                .shown("sharedKeyLength", sharedKeyLength)
                .shown("provisioningState", provisioningState)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
