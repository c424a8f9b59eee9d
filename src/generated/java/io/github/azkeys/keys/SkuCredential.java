// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/hybridnetwork-vendor-sku.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credential that publishes the images of a SKU. Each request creates a new one.
 *
 * @param username the name to log in with
 * @param acrToken the token of the container registry
 * @param acrServerUrl the address of the container registry
 * @param repositories the repositories that the token opens
 * @param expiry when the credential expires
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SkuCredential(
        @Nullable String username,
        @Nullable String acrToken,
        @Nullable String acrServerUrl,
        @Nullable List<String> repositories,
        @Nullable String expiry,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SkuCredential {
        repositories = repositories == null ? null : List.copyOf(repositories);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SkuCredential ofJson(String text) {
        throw PlainValues.unreadable(SkuCredential.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("username", username)
                .secret("acrToken", acrToken)
                .shown("acrServerUrl", acrServerUrl)
                .shown("repositories", repositories)
                .shown("expiry", expiry)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
