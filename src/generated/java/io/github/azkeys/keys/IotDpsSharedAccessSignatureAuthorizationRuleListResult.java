// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/iot-dps-policies.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared access policies of a device provisioning service with their keys.
 *
 * @param value the policies of this page
 * @param nextLink the address of the next page, null on the last one
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/iot-dps/iot-dps-resource/list-keys">IoT DPS Resource - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IotDpsSharedAccessSignatureAuthorizationRuleListResult(
        @Nullable List<SharedAccessSignatureAuthorizationRuleAccessRightsDescription> value,
        @Nullable String nextLink,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public IotDpsSharedAccessSignatureAuthorizationRuleListResult {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static IotDpsSharedAccessSignatureAuthorizationRuleListResult ofJson(String text) {
        throw PlainValues.unreadable(IotDpsSharedAccessSignatureAuthorizationRuleListResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .list("value", value, SharedAccessSignatureAuthorizationRuleAccessRightsDescription::keyName)
                .shown("nextLink", nextLink)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
