// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/storage-account-sas.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared access signature of a storage account.
 *
 * @param accountSasToken the token, without a question mark
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-account-sas">Storage Accounts -
 *     List Account SAS</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListAccountSasResponse(
        @Nullable String accountSasToken,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListAccountSasResponse {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListAccountSasResponse ofJson(String text) {
        throw PlainValues.unreadable(ListAccountSasResponse.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("accountSasToken", accountSasToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
