package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The keys that call the models in a namespace of an AI manager.
 *
 * @param endpoint the address of the models
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param lastRotatedAt when the keys were changed last
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/">Azure Kubernetes Service</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceAccessInfo(
        String endpoint,
        String primaryKey,
        String secondaryKey,
        DateTime lastRotatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public NamespaceAccessInfo {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("endpoint", endpoint)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("lastRotatedAt", lastRotatedAt)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
