// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/DaprSecretsCollection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a Dapr component.
 *
 * @param value the secrets
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/dapr-components/list-secrets">Dapr
 *     Components - List Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DaprSecretsCollection(
        @Nullable List<DaprSecret> value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DaprSecretsCollection {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DaprSecretsCollection ofJson(String text) {
        throw PlainValues.unreadable(DaprSecretsCollection.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, DaprSecret::name, DaprSecret::value)
                .multiline("value")
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One secret of a Dapr component.
     *
     * @param name its name
     * @param value the secret
     * @param additionalProperties what a newer API version adds
     * @see <a
     *     href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/dapr-components/list-secrets">Dapr
     *     Components - List Secrets</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DaprSecret(
            @Nullable String name,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public DaprSecret {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static DaprSecret ofJson(String text) {
            throw PlainValues.unreadable(DaprSecret.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .secret("value", value)
                    .multiline("value")
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
