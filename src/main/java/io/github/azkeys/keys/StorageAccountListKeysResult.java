package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The keys of a storage account.
 *
 * @param keys usually {@code key1} and {@code key2}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-keys">Storage Accounts - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageAccountListKeysResult(
        List<StorageAccountKey> keys,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public StorageAccountListKeysResult {
        keys = keys == null ? null : List.copyOf(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("keys", keys, StorageAccountKey::keyName, StorageAccountKey::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
