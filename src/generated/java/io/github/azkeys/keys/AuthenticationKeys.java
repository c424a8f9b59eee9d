// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/datamigration-sql-service.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that register a self-hosted integration runtime of a SQL migration service.
 *
 * @param authKey1 the first authentication key
 * @param authKey2 the second authentication key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthenticationKeys(
        @Nullable String authKey1,
        @Nullable String authKey2,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AuthenticationKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AuthenticationKeys ofJson(String text) {
        throw PlainValues.unreadable(AuthenticationKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("authKey1", authKey1)
                .secret("authKey2", authKey2)
                .also("primary", authKey1)
                .also("secondary", authKey2)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
