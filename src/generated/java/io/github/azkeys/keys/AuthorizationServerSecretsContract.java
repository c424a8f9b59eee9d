// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-authorization-server.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of an OAuth server that API Management knows.
 *
 * @param clientSecret the client secret
 * @param resourceOwnerUsername the name that the resource owner logs in with
 * @param resourceOwnerPassword the password of the resource owner
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/authorization-server/list-secrets">Authorization
 *     Server - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthorizationServerSecretsContract(
        @Nullable String clientSecret,
        @Nullable String resourceOwnerUsername,
        @Nullable String resourceOwnerPassword,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AuthorizationServerSecretsContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AuthorizationServerSecretsContract ofJson(String text) {
        throw PlainValues.unreadable(AuthorizationServerSecretsContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("clientSecret", clientSecret)
                .shown("resourceOwnerUsername", resourceOwnerUsername)
                .secret("resourceOwnerPassword", resourceOwnerPassword)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
