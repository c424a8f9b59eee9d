// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/SecretsCollection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a container app.
 *
 * @param value the secrets
 * @param additionalProperties what a newer API version adds
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/container-apps/list-secrets">Container
 *     Apps - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretsCollection(
        @Nullable List<ContainerAppSecret> value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public SecretsCollection {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static SecretsCollection ofJson(String text) {
        throw PlainValues.unreadable(SecretsCollection.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, ContainerAppSecret::name, ContainerAppSecret::value)
                .multiline("value")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One secret of a container app.
     *
     * @param name its name
     * @param value the secret, null where it lies in a key vault
     * @param identity the managed identity that reads the key vault
     * @param keyVaultUrl the address of the secret in a key vault
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/container-apps/list-secrets">Container
     *     Apps - List Secrets</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ContainerAppSecret(
            @Nullable String name,
            @Nullable String value,
            @Nullable String identity,
            @Nullable String keyVaultUrl,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ContainerAppSecret {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ContainerAppSecret ofJson(String text) {
            throw PlainValues.unreadable(ContainerAppSecret.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("value", value)
                    .multiline("value")
                    .shown("identity", identity)
                    .shown("keyVaultUrl", keyVaultUrl)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
