// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/import-export.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The BitLocker keys of an import or export job's drives.
 *
 * @param value a key for each drive
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storageimportexport/bitlockerkeys/list">Bit Locker Keys - List</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GetBitLockerKeysResponse(
        @Nullable List<DriveBitLockerKey> value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public GetBitLockerKeysResponse {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static GetBitLockerKeysResponse ofJson(String text) {
        throw PlainValues.unreadable(GetBitLockerKeysResponse.class, "a text");
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

    /**
     * The BitLocker key of one drive.
     *
     * @param bitLockerKey the key
     * @param driveId the serial number of the drive
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/storageimportexport/bitlockerkeys/list">Bit Locker Keys -
     *     List</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DriveBitLockerKey(
            @Nullable String bitLockerKey,
            @Nullable String driveId,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public DriveBitLockerKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static DriveBitLockerKey ofJson(String text) {
            throw PlainValues.unreadable(DriveBitLockerKey.class, "a text");
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
}
