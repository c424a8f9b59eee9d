package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        String primaryToken,
        String secondaryToken,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public WorkspaceKeysResponse {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryToken", primaryToken)
                .secret("secondaryToken", secondaryToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
