package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The keys of an Azure Quantum workspace.
 *
 * @param apiKeyEnabled whether the keys may be used
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListKeysResult(
        Boolean apiKeyEnabled,
        QuantumApiKey primaryKey,
        QuantumApiKey secondaryKey,
        String primaryConnectionString,
        String secondaryConnectionString,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ListKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("apiKeyEnabled", apiKeyEnabled)
                .nested("primaryKey", primaryKey)
                .nested("secondaryKey", secondaryKey)
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
