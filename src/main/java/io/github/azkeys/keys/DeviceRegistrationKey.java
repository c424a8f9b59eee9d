package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The key that registers a device of Network Function Manager.
 *
 * @param registrationKey the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceRegistrationKey(
        String registrationKey,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public DeviceRegistrationKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("registrationKey", registrationKey).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
