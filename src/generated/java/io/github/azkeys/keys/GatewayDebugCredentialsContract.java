// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-gateway-debug.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token that turns on the tracing of requests to one API.
 *
 * @param token the token, for the header {@code Apim-Debug-Authorization}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/gateway/list-debug-credentials">Gateway - List Debug
 *     Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayDebugCredentialsContract(
        @Nullable String token,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public GatewayDebugCredentialsContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static GatewayDebugCredentialsContract ofJson(String text) {
        throw PlainValues.unreadable(GatewayDebugCredentialsContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("token", token)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
