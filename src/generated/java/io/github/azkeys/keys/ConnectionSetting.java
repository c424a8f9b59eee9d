// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/bot-connection.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth connection of a bot with its secret.
 *
 * @param id the ARM id
 * @param name its name
 * @param type the ARM type
 * @param kind the kind of resource
 * @param location the region
 * @param tags the tags of the resource
 * @param sku the price tier
 * @param etag the version of the resource
 * @param zones the availability zones
 * @param properties the connection
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSetting(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String kind,
        @Nullable String location,
        @Nullable Map<String, String> tags,
        @Nullable Sku sku,
        @Nullable String etag,
        @Nullable List<String> zones,
        @Nullable ConnectionSettingProperties properties,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public ConnectionSetting {
        tags = tags == null ? null : Fields.unmodifiable(tags);
        zones = zones == null ? null : List.copyOf(zones);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static ConnectionSetting ofJson(String text) {
        throw PlainValues.unreadable(ConnectionSetting.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .shown("id", id)
                .shown("name", name)
                .shown("type", type)
                .shown("kind", kind)
                .shown("location", location)
                .shown("tags", tags)
                .nested("sku", sku)
                .shown("etag", etag)
                .shown("zones", zones)
                .nested("properties", properties)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * An OAuth connection of a bot.
     *
     * @param id the ARM id
     * @param name its name
     * @param clientId the id of the application
     * @param settingId the id of the setting
     * @param clientSecret the client secret
     * @param scopes what the connection may do
     * @param serviceProviderId the id of the provider
     * @param serviceProviderDisplayName the provider's name for people
     * @param parameters what the provider wants besides, which may be secret
     * @param provisioningState such as {@code Succeeded}
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConnectionSettingProperties(
            @Nullable String id,
            @Nullable String name,
            @Nullable String clientId,
            @Nullable String settingId,
            @Nullable String clientSecret,
            @Nullable String scopes,
            @Nullable String serviceProviderId,
            @Nullable String serviceProviderDisplayName,
            @Nullable List<ConnectionSettingParameter> parameters,
            @Nullable String provisioningState,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public ConnectionSettingProperties {
            parameters = parameters == null ? null : List.copyOf(parameters);
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static ConnectionSettingProperties ofJson(String text) {
            throw PlainValues.unreadable(ConnectionSettingProperties.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("id", id)
                    .shown("name", name)
                    .shown("clientId", clientId)
                    .shown("settingId", settingId)
                    .secret("clientSecret", clientSecret)
                    .shown("scopes", scopes)
                    .shown("serviceProviderId", serviceProviderId)
                    .shown("serviceProviderDisplayName", serviceProviderDisplayName)
                    .named("parameters", parameters, ConnectionSettingParameter::key, ConnectionSettingParameter::value)
                    .multiline("parameters")
                    .shown("provisioningState", provisioningState)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }

        /**
         * One parameter of an OAuth connection.
         *
         * @param key the name of the parameter
         * @param value its value, which may be secret
         * @param additionalProperties what a newer API version adds
         * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record ConnectionSettingParameter(
                @Nullable String key,
                @Nullable String value,
                @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
                implements KeySet {

            public ConnectionSettingParameter {
                additionalProperties = Fields.copyOf(additionalProperties);
            }

            /** Used by Jackson, which would quote a text that it cannot read. */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            private static ConnectionSettingParameter ofJson(String text) {
                throw PlainValues.unreadable(ConnectionSettingParameter.class, "a text");
            }

            @Override
            public Fields fields() {
                return Fields.of(getClass())
                        .shown("key", key)
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
}
