package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One connection string of an Azure Cosmos DB account.
 *
 * @param connectionString the connection string
 * @param description such as {@code Primary SQL Connection String}
 * @param keyKind the key that it holds, such as {@code Primary}
 * @param type the API that it is for, such as {@code Sql}
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-connection-strings">Database
 *     Accounts - List Connection Strings</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAccountConnectionString(
        String connectionString,
        String description,
        String keyKind,
        String type,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> additionalProperties)
        implements KeySet {

    public DatabaseAccountConnectionString {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("connectionString", connectionString)
                .shown("description", description)
                .shown("keyKind", keyKind)
                .shown("type", type)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
