// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/cosmosdb.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Azure Cosmos DB account.
 *
 * @param primaryMasterKey the primary key that reads and writes
 * @param secondaryMasterKey the secondary key that reads and writes
 * @param primaryReadonlyMasterKey the primary key that only reads
 * @param secondaryReadonlyMasterKey the secondary key that only reads
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-keys">Database
 *     Accounts - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAccountListKeysResult(
        @Nullable String primaryMasterKey,
        @Nullable String secondaryMasterKey,
        @Nullable String primaryReadonlyMasterKey,
        @Nullable String secondaryReadonlyMasterKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DatabaseAccountListKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DatabaseAccountListKeysResult ofJson(String text) {
        throw PlainValues.unreadable(DatabaseAccountListKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryMasterKey", primaryMasterKey)
                .secret("secondaryMasterKey", secondaryMasterKey)
                .secret("primaryReadonlyMasterKey", primaryReadonlyMasterKey)
                .secret("secondaryReadonlyMasterKey", secondaryReadonlyMasterKey)
                .also("primary", primaryMasterKey)
                .also("secondary", secondaryMasterKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
