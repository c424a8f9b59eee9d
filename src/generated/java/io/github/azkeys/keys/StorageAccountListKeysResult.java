// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/storage.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable List<StorageAccountKey> keys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public StorageAccountListKeysResult {
        keys = keys == null ? null : List.copyOf(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static StorageAccountListKeysResult ofJson(String text) {
        throw PlainValues.unreadable(StorageAccountListKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("keys", keys, StorageAccountKey::keyName, StorageAccountKey::value)
                .also(
                        "primary",
                        Parts.key(keys, item -> "key1".equalsIgnoreCase(item.keyName()), StorageAccountKey::value))
                .also(
                        "secondary",
                        Parts.key(keys, item -> "key2".equalsIgnoreCase(item.keyName()), StorageAccountKey::value))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

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
            @Nullable String keyName,
            @Nullable String value,
            @Nullable String permissions,
            @Nullable DateTime creationTime,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public StorageAccountKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static StorageAccountKey ofJson(String text) {
            throw PlainValues.unreadable(StorageAccountKey.class, "a text");
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
}
