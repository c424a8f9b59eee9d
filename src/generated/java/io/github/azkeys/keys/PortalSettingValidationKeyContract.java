// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-portal-delegation.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs delegated requests of the developer portal.
 *
 * @param validationKey the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/delegation-settings/list-secrets">Delegation
 *     Settings - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PortalSettingValidationKeyContract(
        @Nullable String validationKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public PortalSettingValidationKeyContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static PortalSettingValidationKeyContract ofJson(String text) {
        throw PlainValues.unreadable(PortalSettingValidationKeyContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("validationKey", validationKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
