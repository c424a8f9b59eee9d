// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/cosmosdb-mongocluster.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection strings of an Azure Cosmos DB for MongoDB cluster.
 *
 * @param connectionStrings one for each way to log in
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListConnectionStringsResult(
        @Nullable List<ConnectionString> connectionStrings,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListConnectionStringsResult {
        connectionStrings = connectionStrings == null ? null : List.copyOf(connectionStrings);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListConnectionStringsResult ofJson(String text) {
        throw PlainValues.unreadable(ListConnectionStringsResult.class, "a text");
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

    /**
     * One connection string of an Azure Cosmos DB for MongoDB cluster.
     *
     * @param connectionString the connection string
     * @param description what it is for
     * @param name its name
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConnectionString(
            @Nullable String connectionString,
            @Nullable String description,
            @Nullable String name,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ConnectionString {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ConnectionString ofJson(String text) {
            throw PlainValues.unreadable(ConnectionString.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("connectionString", connectionString)
                    .shown("description", description)
                    .shown("name", name)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
