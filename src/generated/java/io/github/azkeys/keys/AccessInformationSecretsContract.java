// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/apim-tenant-access.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of API Management's own management API.
 *
 * @param id the id of this access
 * @param principalId the principal that it acts for
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param enabled whether the keys may be used
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/apimanagement/tenant-access/list-secrets">Tenant Access - List
 *     Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessInformationSecretsContract(
        @Nullable String id,
        @Nullable String principalId,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable Boolean enabled,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public AccessInformationSecretsContract {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static AccessInformationSecretsContract ofJson(String text) {
        throw PlainValues.unreadable(AccessInformationSecretsContract.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("principalId", principalId)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("enabled", enabled)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
