// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/storage-service-sas.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared access signature of one resource in a storage account.
 *
 * @param serviceSasToken the token, without a question mark
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/storagerp/storage-accounts/list-service-sas">Storage Accounts -
 *     List Service SAS</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListServiceSasResponse(
        @Nullable String serviceSasToken,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListServiceSasResponse {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListServiceSasResponse ofJson(String text) {
        throw PlainValues.unreadable(ListServiceSasResponse.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("serviceSasToken", serviceSasToken)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
