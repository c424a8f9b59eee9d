package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The connection strings of an Azure Cosmos DB account.
 *
 * @param connectionStrings one for each key and API of the account
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-connection-strings">Database
 *     Accounts - List Connection Strings</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAccountListConnectionStringsResult(
        List<DatabaseAccountConnectionString> connectionStrings,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public DatabaseAccountListConnectionStringsResult {
        connectionStrings = connectionStrings == null ? null : List.copyOf(connectionStrings);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named(
                        "connectionStrings",
                        connectionStrings,
                        DatabaseAccountConnectionString::description,
                        DatabaseAccountConnectionString::connectionString)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
