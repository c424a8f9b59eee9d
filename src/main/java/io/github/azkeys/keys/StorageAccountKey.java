package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One key of a storage account.
 *
 * @param keyName such as {@code key1}
 * @param value the key
 * @param permissions {@code Full} or {@code Read}
 * @param creationTime when the key was made, null where ARM does not know
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-keys">Storage Accounts - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageAccountKey(
        String keyName,
        String value,
        String permissions,
        DateTime creationTime,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public StorageAccountKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("keyName", keyName)
                .secret("value", value)
                .shown("permissions", permissions)
                .shown("creationTime", creationTime)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
