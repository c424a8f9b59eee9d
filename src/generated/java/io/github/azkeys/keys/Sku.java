// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/Sku.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The price tier of a resource.
 *
 * @param name such as {@code F0}
 * @param tier such as {@code Free}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sku(
        @Nullable String name,
        @Nullable String tier,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public Sku {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Sku ofJson(String text) {
        throw PlainValues.unreadable(Sku.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("name", name)
                .shown("tier", tier)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
