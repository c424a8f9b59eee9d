// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/logic-workflow-callback.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The URL that starts a workflow.
 *
 * @param value the URL with its signature
 * @param method the HTTP method
 * @param basePath the URL without its query
 * @param queries the query of the URL
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/logic/workflows/list-callback-url">Workflows - List Callback
 *     Url</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkflowTriggerCallbackUrl(
        @Nullable String value,
        @Nullable String method,
        @Nullable String basePath,
        @Nullable WorkflowTriggerListCallbackUrlQueries queries,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public WorkflowTriggerCallbackUrl {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static WorkflowTriggerCallbackUrl ofJson(String text) {
        throw PlainValues.unreadable(WorkflowTriggerCallbackUrl.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("value", value)
                .shown("method", method)
                .shown("basePath", basePath)
                .nested("queries", queries)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The query of a callback URL.
     *
     * @param sp the permission
     * @param sv the version of the signature
     * @param sig the signature
     * @param se the end of the validity
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/logic/workflows/list-callback-url">Workflows - List Callback
     *     Url</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WorkflowTriggerListCallbackUrlQueries(
            @Nullable String sp,
            @Nullable String sv,
            @Nullable String sig,
            @Nullable String se,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public WorkflowTriggerListCallbackUrlQueries {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static WorkflowTriggerListCallbackUrlQueries ofJson(String text) {
            throw PlainValues.unreadable(WorkflowTriggerListCallbackUrlQueries.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("sp", sp)
                    .shown("sv", sv)
                    .secret("sig", sig)
                    .shown("se", se)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
