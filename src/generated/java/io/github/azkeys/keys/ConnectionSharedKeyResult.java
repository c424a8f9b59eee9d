// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/vpn-link-connection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared key of a VPN link connection.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param properties the key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSharedKeyResult(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable SharedKeyProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ConnectionSharedKeyResult {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ConnectionSharedKeyResult ofJson(String text) {
        throw PlainValues.unreadable(ConnectionSharedKeyResult.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .nested("properties", properties)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * The shared key of a VPN link connection.
     *
     * @param sharedKey the key
     * @param sharedKeyLength how long the key is
     * @param provisioningState such as {@code Succeeded}
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/virtualwan/">Virtual WAN</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SharedKeyProperties(
            @Nullable String sharedKey,
            @Nullable Integer sharedKeyLength,
            @Nullable String provisioningState,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public SharedKeyProperties {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static SharedKeyProperties ofJson(String text) {
            throw PlainValues.unreadable(SharedKeyProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .secret("sharedKey", sharedKey)
                    .shown("sharedKeyLength", sharedKeyLength)
                    .shown("provisioningState", provisioningState)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
