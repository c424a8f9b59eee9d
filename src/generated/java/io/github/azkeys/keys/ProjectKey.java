// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/migrate-project.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of a migration project's Log Analytics workspace.
 *
 * @param workspaceId the id of the workspace
 * @param workspaceKey the primary key of the workspace
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectKey(
        @Nullable String workspaceId,
        @Nullable String workspaceKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ProjectKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ProjectKey ofJson(String text) {
        throw PlainValues.unreadable(ProjectKey.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("workspaceId", workspaceId)
                .secret("workspaceKey", workspaceKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
