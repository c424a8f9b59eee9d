// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/HostKeys.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a function app.
 *
 * @param masterKey the key that may do everything
 * @param functionKeys the keys that call every function, by name
 * @param systemKeys the keys of extensions, by name
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appservice/web-apps/list-host-keys">Web Apps - List Host Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostKeys(
        @Nullable String masterKey,
        @Nullable Map<String, String> functionKeys,
        @Nullable Map<String, String> systemKeys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public HostKeys {
        functionKeys = functionKeys == null ? null : Fields.unmodifiable(functionKeys);
        systemKeys = systemKeys == null ? null : Fields.unmodifiable(systemKeys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static HostKeys ofJson(String text) {
        throw PlainValues.unreadable(HostKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("masterKey", masterKey)
                .secrets("functionKeys", functionKeys)
                .secrets("systemKeys", systemKeys)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
