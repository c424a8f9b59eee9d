// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/cosmosdb-readonly.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Azure Cosmos DB account that only read.
 *
 * @param primaryReadonlyMasterKey the primary key
 * @param secondaryReadonlyMasterKey the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/cosmos-db-resource-provider/database-accounts/list-read-only-keys">Database
 *     Accounts - List Read Only Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAccountListReadOnlyKeysResult(
        @Nullable String primaryReadonlyMasterKey,
        @Nullable String secondaryReadonlyMasterKey,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DatabaseAccountListReadOnlyKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DatabaseAccountListReadOnlyKeysResult ofJson(String text) {
        throw PlainValues.unreadable(DatabaseAccountListReadOnlyKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryReadonlyMasterKey", primaryReadonlyMasterKey)
                .secret("secondaryReadonlyMasterKey", secondaryReadonlyMasterKey)
                .also("primary-readonly", primaryReadonlyMasterKey)
                .also("secondary-readonly", secondaryReadonlyMasterKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
