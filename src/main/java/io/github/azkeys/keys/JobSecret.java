package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

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
        String name,
        String value,
        String identity,
        String keyVaultUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public JobSecret {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("name", name)
                .secret("value", value)
                .shown("identity", identity)
                .shown("keyVaultUrl", keyVaultUrl)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
