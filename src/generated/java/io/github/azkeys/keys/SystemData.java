// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SystemData.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who made and changed a resource, and when.
 *
 * @param createdBy who made it
 * @param createdByType such as {@code User}
 * @param createdAt when it was made
 * @param lastModifiedBy who changed it last
 * @param lastModifiedByType such as {@code User}
 * @param lastModifiedAt when it was changed last
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Azure Resource Manager</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SystemData(
        @Nullable String createdBy,
        @Nullable String createdByType,
        @Nullable DateTime createdAt,
        @Nullable String lastModifiedBy,
        @Nullable String lastModifiedByType,
        @Nullable DateTime lastModifiedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SystemData {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SystemData ofJson(String text) {
        throw PlainValues.unreadable(SystemData.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("createdBy", createdBy)
                .shown("createdByType", createdByType)
                .shown("createdAt", createdAt)
                .shown("lastModifiedBy", lastModifiedBy)
                .shown("lastModifiedByType", lastModifiedByType)
                .shown("lastModifiedAt", lastModifiedAt)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
