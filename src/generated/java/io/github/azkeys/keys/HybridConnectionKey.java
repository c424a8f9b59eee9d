// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/shapes/HybridConnectionKey.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key that sends to a hybrid connection.
 *
 * @param id the ARM id
 * @param name its name
 * @param kind the kind of resource
 * @param type the ARM type
 * @param properties the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appservice/app-service-plans/list-hybrid-connection-keys">App
 *     Service Plans - List Hybrid Connection Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HybridConnectionKey(
        @Nullable String id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String type,
        @Nullable HybridConnectionKeyProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public HybridConnectionKey {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static HybridConnectionKey ofJson(String text) {
        throw PlainValues.unreadable(HybridConnectionKey.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
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
     * The key that sends to a hybrid connection.
     *
     * @param sendKeyName the name of the authorization rule
     * @param sendKeyValue the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/appservice/app-service-plans/list-hybrid-connection-keys">App
     *     Service Plans - List Hybrid Connection Keys</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HybridConnectionKeyProperties(
            @Nullable String sendKeyName,
            @Nullable String sendKeyValue,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public HybridConnectionKeyProperties {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static HybridConnectionKeyProperties ofJson(String text) {
            throw PlainValues.unreadable(HybridConnectionKeyProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("sendKeyName", sendKeyName)
                    .secret("sendKeyValue", sendKeyValue)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
