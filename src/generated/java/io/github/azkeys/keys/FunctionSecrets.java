// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/FunctionSecrets.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of a function and the address that calls it.
 *
 * @param key the key
 * @param triggerUrl the address that calls the function, which may hold the key
 * @param id the ARM id, in API versions before 2020-06-01
 * @param name the ARM name, in API versions before 2020-06-01
 * @param kind the kind of resource, in API versions before 2020-06-01
 * @param type the ARM type, in API versions before 2020-06-01
 * @param properties the key and the address in API versions before 2020-06-01
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appservice/web-apps/list-function-secrets">Web Apps - List
 *     Function Secrets</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FunctionSecrets(
        @Nullable String key,
        @JsonProperty("trigger_url") @Nullable String triggerUrl,
        @Nullable String id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String type,
        @Nullable FunctionSecretsProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public FunctionSecrets {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static FunctionSecrets ofJson(String text) {
        throw PlainValues.unreadable(FunctionSecrets.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("key", key)
                .secret("trigger_url", triggerUrl)
                .shown("id", id)
                .shown("name", name)
                .shown("kind", kind)
                .shown("type", type)
                .nested("properties", properties)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The key of a function and the address that calls it, in API versions before 2020-06-01.
     *
     * @param key the key
     * @param triggerUrl the address that calls the function, which may hold the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/appservice/web-apps/list-function-secrets">Web Apps - List
     *     Function Secrets</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FunctionSecretsProperties(
            @Nullable String key,
            @JsonProperty("trigger_url") @Nullable String triggerUrl,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public FunctionSecretsProperties {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static FunctionSecretsProperties ofJson(String text) {
            throw PlainValues.unreadable(FunctionSecretsProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("key", key)
                    .secret("trigger_url", triggerUrl)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
