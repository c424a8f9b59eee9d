package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The secrets of one Data Box job.
 *
 * @param jobName the name of the job
 * @param jobSecrets its secrets
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/databox/jobs/list-credentials">Jobs - List Credentials</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnencryptedCredentials(
        String jobName,
        JobSecrets jobSecrets,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties) implements KeySet {

    public UnencryptedCredentials {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("jobName", jobName)
                .nested("jobSecrets", jobSecrets)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
