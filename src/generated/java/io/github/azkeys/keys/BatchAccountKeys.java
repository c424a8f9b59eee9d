// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/batch.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of Azure Batch account keys.
 *
 * @param accountName the Batch account name
 * @param primary the primary key associated with the account
 * @param secondary the secondary key associated with the account
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/batchmanagement/batch-account/get-keys#batchaccountkeys">Batch
 *     Account - Get Keys</a>
 */
public record BatchAccountKeys(
        @Nullable String accountName,
        @Nullable String primary,
        @Nullable String secondary,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public BatchAccountKeys {
        additionalProperties = Fields.copyOf(additionalProperties, "accountName", "primary", "secondary");
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static BatchAccountKeys ofJson(String text) {
        throw PlainValues.unreadable(BatchAccountKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("accountName", accountName)
                .secret("primary", primary)
                .secret("secondary", secondary)
                .also("primary", primary)
                .also("secondary", secondary)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
