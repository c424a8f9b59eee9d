// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/ClientSecretContract.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret of an identity provider that API Management knows.
 *
 * @param clientSecret the client secret
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/identity-provider/list-secrets">Identity Provider -
 *     List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientSecretContract(
        @Nullable String clientSecret,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ClientSecretContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ClientSecretContract ofJson(String text) {
        throw PlainValues.unreadable(ClientSecretContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("clientSecret", clientSecret)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
