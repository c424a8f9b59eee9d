package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A relay to a cluster outside Azure.
 *
 * @param expirationTime when the token ends, in seconds since 1970
 * @param hybridConnectionName the name of the connection
 * @param relay the name of the relay
 * @param token the token that sends
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HybridConnectionConfig(
        Long expirationTime,
        String hybridConnectionName,
        String relay,
        String token,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public HybridConnectionConfig {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("expirationTime", expirationTime)
                .shown("hybridConnectionName", hybridConnectionName)
                .shown("relay", relay)
                .secret("token", token)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
