package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        @JsonInclude(JsonInclude.Include.ALWAYS) String userStorageKey,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ListStorageAccountKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).secret("userStorageKey", userStorageKey).additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
