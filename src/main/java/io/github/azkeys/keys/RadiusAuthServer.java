package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One RADIUS server with its secret.
 *
 * @param radiusServerAddress the address of the server
 * @param radiusServerSecret the secret shared with it
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RadiusAuthServer(
        String radiusServerAddress,
        String radiusServerSecret,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public RadiusAuthServer {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("radiusServerAddress", radiusServerAddress)
                .secret("radiusServerSecret", radiusServerSecret)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
