// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/mlworkspace-storage.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of a Machine Learning workspace's storage account.
 *
 * @param userStorageKey the key, null where the identity may not have it
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-storage-account-keys">Workspaces - List
 *     Storage Account Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListStorageAccountKeysResult(
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String userStorageKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListStorageAccountKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties, "userStorageKey");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListStorageAccountKeysResult ofJson(String text) {
        throw PlainValues.unreadable(ListStorageAccountKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("userStorageKey", userStorageKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
