package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The connection strings of an Azure Cosmos DB for MongoDB cluster.
 *
 * @param connectionStrings one for each way to log in
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListConnectionStringsResult(
        List<ConnectionString> connectionStrings,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public ListConnectionStringsResult {
        connectionStrings = connectionStrings == null ? null : List.copyOf(connectionStrings);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named(
                        "connectionStrings",
                        connectionStrings,
                        ConnectionString::name,
                        ConnectionString::connectionString)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
