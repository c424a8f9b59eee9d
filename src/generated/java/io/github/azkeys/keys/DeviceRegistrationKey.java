// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/hybridnetwork-device.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key that registers a device of Network Function Manager.
 *
 * @param registrationKey the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceRegistrationKey(
        @Nullable String registrationKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DeviceRegistrationKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DeviceRegistrationKey ofJson(String text) {
        throw PlainValues.unreadable(DeviceRegistrationKey.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("registrationKey", registrationKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
