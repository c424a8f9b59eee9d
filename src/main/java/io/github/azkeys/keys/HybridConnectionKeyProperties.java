package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The key that sends to a hybrid connection.
 *
 * @param sendKeyName the name of the authorization rule
 * @param sendKeyValue the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appservice/app-service-plans/list-hybrid-connection-keys">App
 *     Service Plans - List Hybrid Connection Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HybridConnectionKeyProperties(
        String sendKeyName,
        String sendKeyValue,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public HybridConnectionKeyProperties {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("sendKeyName", sendKeyName)
                .secret("sendKeyValue", sendKeyValue)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
