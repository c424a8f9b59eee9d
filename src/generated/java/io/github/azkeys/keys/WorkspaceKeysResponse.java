// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/ml-studio-workspace.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a Machine Learning Studio (classic) workspace.
 *
 * @param primaryToken the primary token
 * @param secondaryToken the secondary token
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azureml/">Machine Learning</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkspaceKeysResponse(
        @Nullable String primaryToken,
        @Nullable String secondaryToken,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public WorkspaceKeysResponse {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static WorkspaceKeysResponse ofJson(String text) {
        throw PlainValues.unreadable(WorkspaceKeysResponse.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryToken", primaryToken)
                .secret("secondaryToken", secondaryToken)
                .also("primary", primaryToken)
                .also("secondary", secondaryToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
