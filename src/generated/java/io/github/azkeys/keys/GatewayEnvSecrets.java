// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/spring-gateway.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret environment variables of a Spring Cloud Gateway, by name.
 *
 * @param additionalProperties the values by name, and what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
public record GatewayEnvSecrets(
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public GatewayEnvSecrets {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static GatewayEnvSecrets ofJson(String text) {
        throw PlainValues.unreadable(GatewayEnvSecrets.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .unnamed(additionalProperties).multiline();
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
