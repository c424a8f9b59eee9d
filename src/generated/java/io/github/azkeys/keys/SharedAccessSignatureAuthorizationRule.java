// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SharedAccessSignatureAuthorizationRule.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an IoT hub shared access policy.
 *
 * @param keyName the name of the shared access policy
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param rights the permissions assigned to the shared access policy
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/iothub/iot-hub-resource/get-keys-for-key-name">IoT Hub Resource -
 *     Get Keys For Key Name</a>
 */
public record SharedAccessSignatureAuthorizationRule(
        @Nullable String keyName,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable AccessRights rights,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SharedAccessSignatureAuthorizationRule {
        additionalProperties = Fields.copyOf(additionalProperties, "keyName", "primaryKey", "secondaryKey", "rights");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SharedAccessSignatureAuthorizationRule ofJson(String text) {
        throw PlainValues.unreadable(SharedAccessSignatureAuthorizationRule.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("keyName", keyName)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("rights", rights)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
