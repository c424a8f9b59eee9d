// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-user-token.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token of a user of API Management, for its Git repository and its direct management API.
 *
 * @param value the token
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/user/get-shared-access-token">User - Get Shared
 *     Access Token</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserTokenResult(
        @Nullable String value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public UserTokenResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static UserTokenResult ofJson(String text) {
        throw PlainValues.unreadable(UserTokenResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("value", value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
