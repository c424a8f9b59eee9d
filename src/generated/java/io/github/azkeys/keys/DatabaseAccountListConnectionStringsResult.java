// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/cosmosdb-connection-strings.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection strings of an Azure Cosmos DB account.
 *
 * @param connectionStrings one for each key and API of the account
 * @param additionalProperties what a newer API version adds
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-connection-strings">Database
 *     Accounts - List Connection Strings</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAccountListConnectionStringsResult(
        @Nullable List<DatabaseAccountConnectionString> connectionStrings,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DatabaseAccountListConnectionStringsResult {
        connectionStrings = connectionStrings == null ? null : List.copyOf(connectionStrings);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DatabaseAccountListConnectionStringsResult ofJson(String text) {
        throw PlainValues.unreadable(DatabaseAccountListConnectionStringsResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named(
                        "connectionStrings",
                        connectionStrings,
                        DatabaseAccountConnectionString::description,
                        DatabaseAccountConnectionString::connectionString)
                .also(
                        "primary",
                        Parts.key(connectionStrings, item -> "Primary SQL Connection String".equalsIgnoreCase(item.description()), DatabaseAccountConnectionString::connectionString))
                .also(
                        "primary",
                        Parts.key(connectionStrings, item -> "Primary".equalsIgnoreCase(item.keyKind()), DatabaseAccountConnectionString::connectionString))
                .also(
                        "secondary",
                        Parts.key(connectionStrings, item -> "Secondary SQL Connection String".equalsIgnoreCase(item.description()), DatabaseAccountConnectionString::connectionString))
                .also(
                        "secondary",
                        Parts.key(connectionStrings, item -> "Secondary".equalsIgnoreCase(item.keyKind()), DatabaseAccountConnectionString::connectionString))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One connection string of an Azure Cosmos DB account.
     *
     * @param connectionString the connection string
     * @param description such as {@code Primary SQL Connection String}
     * @param keyKind the key that it holds, such as {@code Primary}
     * @param type the API that it is for, such as {@code Sql}
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-connection-strings">Database
     *     Accounts - List Connection Strings</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatabaseAccountConnectionString(
            @Nullable String connectionString,
            @Nullable String description,
            @Nullable String keyKind,
            @Nullable String type,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public DatabaseAccountConnectionString {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static DatabaseAccountConnectionString ofJson(String text) {
            throw PlainValues.unreadable(DatabaseAccountConnectionString.class, "a text");
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
}
