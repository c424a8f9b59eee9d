// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/logic-integration-account-callback.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The URL with which a logic app links an integration account.
 *
 * @param value the URL with its signature
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/logic/integration-accounts/list-callback-url">Integration Accounts
 *     - List Callback Url</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallbackUrl(
        @Nullable String value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public CallbackUrl {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static CallbackUrl ofJson(String text) {
        throw PlainValues.unreadable(CallbackUrl.class, "a text");
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
