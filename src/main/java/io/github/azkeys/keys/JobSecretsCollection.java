package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The secrets of a Container Apps job.
 *
 * @param value the secrets
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs/list-secrets">Jobs - List
 *     Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobSecretsCollection(
        List<JobSecret> value, @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public JobSecretsCollection {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, JobSecret::name, JobSecret::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
