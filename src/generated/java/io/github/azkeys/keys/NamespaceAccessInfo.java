// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/aks-ai-manager-namespace.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that call the models in a namespace of an AI manager.
 *
 * @param endpoint the address of the models
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param lastRotatedAt when the keys were changed last
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/aks/">Azure Kubernetes Service</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamespaceAccessInfo(
        @Nullable String endpoint,
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable DateTime lastRotatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public NamespaceAccessInfo {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static NamespaceAccessInfo ofJson(String text) {
        throw PlainValues.unreadable(NamespaceAccessInfo.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("endpoint", endpoint)
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .shown("lastRotatedAt", lastRotatedAt)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
