// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/ListNotebookKeysResult.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Machine Learning workspace's notebook resource.
 *
 * @param primaryAccessKey the primary key
 * @param secondaryAccessKey the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/workspaces/list-keys#listnotebookkeysresult">Workspaces -
 *     List Keys</a>
 */
public record ListNotebookKeysResult(
        @Nullable String primaryAccessKey,
        @Nullable String secondaryAccessKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListNotebookKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties, "primaryAccessKey", "secondaryAccessKey");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListNotebookKeysResult ofJson(String text) {
        throw PlainValues.unreadable(ListNotebookKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryAccessKey", primaryAccessKey)
                .secret("secondaryAccessKey", secondaryAccessKey)
                .also("primary", primaryAccessKey)
                .also("secondary", secondaryAccessKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
