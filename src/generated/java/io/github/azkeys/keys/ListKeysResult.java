// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/quantum.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Azure Quantum workspace.
 *
 * @param apiKeyEnabled whether the keys may be used
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListKeysResult(
        @Nullable Boolean apiKeyEnabled,
        @Nullable QuantumApiKey primaryKey,
        @Nullable QuantumApiKey secondaryKey,
        @Nullable String primaryConnectionString,
        @Nullable String secondaryConnectionString,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ListKeysResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ListKeysResult ofJson(String text) {
        throw PlainValues.unreadable(ListKeysResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("apiKeyEnabled", apiKeyEnabled)
                .nested("primaryKey", primaryKey)
                .nested("secondaryKey", secondaryKey)
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .also("primary", Parts.key(primaryKey, QuantumApiKey::key))
                .also("secondary", Parts.key(secondaryKey, QuantumApiKey::key))
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One key of an Azure Quantum workspace, {@code ApiKey} in ARM.
     *
     * @param createdAt when the key was made
     * @param key the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuantumApiKey(
            @Nullable DateTime createdAt,
            @Nullable String key,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public QuantumApiKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static QuantumApiKey ofJson(String text) {
            throw PlainValues.unreadable(QuantumApiKey.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("createdAt", createdAt)
                    .secret("key", key)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
