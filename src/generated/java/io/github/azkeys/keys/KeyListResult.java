// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/automation.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registration keys of an Automation account.
 *
 * @param keys the primary and the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/automation/keys/list-by-automation-account">Keys - List By
 *     Automation Account</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyListResult(
        @Nullable List<Key> keys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public KeyListResult {
        keys = keys == null ? null : List.copyOf(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static KeyListResult ofJson(String text) {
        throw PlainValues.unreadable(KeyListResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("keys", keys, Key::keyName, Key::value)
                .also("primary", Parts.key(keys, item -> "Primary".equalsIgnoreCase(item.keyName()), Key::value))
                .also("secondary", Parts.key(keys, item -> "Secondary".equalsIgnoreCase(item.keyName()), Key::value))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One registration key of an Automation account. ARM writes these fields with a capital.
     *
     * @param keyName {@code Primary} or {@code Secondary}
     * @param permissions {@code Full} or {@code Read}
     * @param value the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/automation/keys/list-by-automation-account">Keys - List By
     *     Automation Account</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Key(
            @JsonProperty("KeyName") @Nullable String keyName,
            @JsonProperty("Permissions") @Nullable String permissions,
            @JsonProperty("Value") @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public Key {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static Key ofJson(String text) {
            throw PlainValues.unreadable(Key.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("KeyName", keyName)
                    .shown("Permissions", permissions)
                    .secret("Value", value)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
