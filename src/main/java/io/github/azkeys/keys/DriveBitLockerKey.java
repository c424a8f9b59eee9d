package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The BitLocker key of one drive.
 *
 * @param bitLockerKey the key
 * @param driveId the serial number of the drive
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storageimportexport/bitlockerkeys/list">Bit Locker Keys - List</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriveBitLockerKey(
        String bitLockerKey,
        String driveId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public DriveBitLockerKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("bitLockerKey", bitLockerKey)
                .shown("driveId", driveId)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
