// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-gateway.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a self-hosted gateway of API Management.
 *
 * @param primary the primary key
 * @param secondary the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/gateway/list-keys">Gateway - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayKeysContract(
        @Nullable String primary,
        @Nullable String secondary,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public GatewayKeysContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static GatewayKeysContract ofJson(String text) {
        throw PlainValues.unreadable(GatewayKeysContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primary", primary)
                .secret("secondary", secondary)
                .also("primary", primary)
                .also("secondary", secondary)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
