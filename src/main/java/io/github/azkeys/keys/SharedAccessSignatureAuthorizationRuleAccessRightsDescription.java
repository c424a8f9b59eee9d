package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        String keyName,
        String primaryKey,
        String secondaryKey,
        String rights,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public SharedAccessSignatureAuthorizationRuleAccessRightsDescription {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("keyName", keyName)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("rights", rights)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
