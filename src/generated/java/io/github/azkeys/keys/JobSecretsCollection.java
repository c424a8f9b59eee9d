// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/containerapp-job.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        @Nullable List<JobSecret> value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public JobSecretsCollection {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JobSecretsCollection ofJson(String text) {
        throw PlainValues.unreadable(JobSecretsCollection.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, JobSecret::name, JobSecret::value)
                .multiline("value")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One secret of a Container Apps job.
     *
     * @param name its name
     * @param value the secret, null where it lies in a key vault
     * @param identity the managed identity that reads the key vault
     * @param keyVaultUrl the address of the secret in a key vault
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs/list-secrets">Jobs - List
     *     Secrets</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JobSecret(
            @Nullable String name,
            @Nullable String value,
            @Nullable String identity,
            @Nullable String keyVaultUrl,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public JobSecret {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static JobSecret ofJson(String text) {
            throw PlainValues.unreadable(JobSecret.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("value", value)
                    .multiline("value")
                    .shown("identity", identity)
                    .shown("keyVaultUrl", keyVaultUrl)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
