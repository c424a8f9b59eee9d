// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-client-application.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a client application of API Management.
 *
 * @param entra those of Microsoft Entra ID
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/">API Management</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClientApplicationSecretsContract(
        @Nullable ClientApplicationSecretsContractEntra entra,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ClientApplicationSecretsContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ClientApplicationSecretsContract ofJson(String text) {
        throw PlainValues.unreadable(ClientApplicationSecretsContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .nested("entra", entra)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The secret of a client application in Microsoft Entra ID.
     *
     * @param clientSecret the client secret
     * @param expiresAt when the secret ends
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/">API Management</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClientApplicationSecretsContractEntra(
            @Nullable String clientSecret,
            @Nullable DateTime expiresAt,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ClientApplicationSecretsContractEntra {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ClientApplicationSecretsContractEntra ofJson(String text) {
            throw PlainValues.unreadable(ClientApplicationSecretsContractEntra.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("clientSecret", clientSecret)
                    .shown("expiresAt", expiresAt)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
