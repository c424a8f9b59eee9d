package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The BitLocker keys of an import or export job's drives.
 *
 * @param value a key for each drive
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storageimportexport/bitlockerkeys/list">Bit Locker Keys - List</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GetBitLockerKeysResponse(
        List<DriveBitLockerKey> value,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public GetBitLockerKeysResponse {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, DriveBitLockerKey::driveId, DriveBitLockerKey::bitLockerKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
