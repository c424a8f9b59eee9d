// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SharedAccessSignatureAuthorizationRuleAccessRightsDescription.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared access policy of a device provisioning service.
 *
 * @param keyName the name of the policy
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param rights what the policy allows, such as {@code EnrollmentRead}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/iot-dps/iot-dps-resource/list-keys-for-key-name">IoT DPS Resource
 *     - List Keys For Key Name</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SharedAccessSignatureAuthorizationRuleAccessRightsDescription(
        @Nullable String keyName,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String rights,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SharedAccessSignatureAuthorizationRuleAccessRightsDescription {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SharedAccessSignatureAuthorizationRuleAccessRightsDescription ofJson(String text) {
        throw PlainValues.unreadable(SharedAccessSignatureAuthorizationRuleAccessRightsDescription.class, "a text");
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
