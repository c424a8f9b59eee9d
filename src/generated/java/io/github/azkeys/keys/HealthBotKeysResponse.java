// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/healthbot.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a health bot.
 *
 * @param secrets the secrets
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HealthBotKeysResponse(
        @Nullable List<HealthBotKey> secrets,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public HealthBotKeysResponse {
        secrets = secrets == null ? null : List.copyOf(secrets);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static HealthBotKeysResponse ofJson(String text) {
        throw PlainValues.unreadable(HealthBotKeysResponse.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("secrets", secrets, HealthBotKey::keyName, HealthBotKey::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One secret of a health bot.
     *
     * @param keyName such as {@code WEBCHAT_SECRET}
     * @param value the secret
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HealthBotKey(
            @Nullable String keyName,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public HealthBotKey {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static HealthBotKey ofJson(String text) {
            throw PlainValues.unreadable(HealthBotKey.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("keyName", keyName)
                    .secret("value", value)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
