// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/storage-kerb.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a storage account, with those for Active Directory.
 *
 * @param keys usually {@code key1}, {@code key2}, {@code kerb1} and {@code kerb2}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-keys">Storage Accounts - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StorageAccountListKerberosKeysResult(
        @Nullable List<StorageAccountKerberosKey> keys,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public StorageAccountListKerberosKeysResult {
        keys = keys == null ? null : List.copyOf(keys);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static StorageAccountListKerberosKeysResult ofJson(String text) {
        throw PlainValues.unreadable(StorageAccountListKerberosKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("keys", keys, StorageAccountKerberosKey::keyName, StorageAccountKerberosKey::value)
                .also(
                        "primary",
                        Parts.key(keys, item -> "kerb1".equalsIgnoreCase(item.keyName()), StorageAccountKerberosKey::value))
                .also(
                        "secondary",
                        Parts.key(keys, item -> "kerb2".equalsIgnoreCase(item.keyName()), StorageAccountKerberosKey::value))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One key of a storage account.
     *
     * @param keyName such as {@code kerb1}
     * @param value the key
     * @param permissions {@code Full} or {@code Read}
     * @param creationTime when the key was made, null where ARM does not know
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-keys">Storage Accounts - List
     *     Keys</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StorageAccountKerberosKey(
            @Nullable String keyName,
            @Nullable String value,
            @Nullable String permissions,
            @Nullable DateTime creationTime,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public StorageAccountKerberosKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static StorageAccountKerberosKey ofJson(String text) {
            throw PlainValues.unreadable(StorageAccountKerberosKey.class, "a text");
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
