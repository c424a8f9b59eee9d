// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/webpubsub.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Web PubSub service.
 *
 * @param primaryKey the primary key
 * @param secondaryKey the secondary key
 * @param primaryConnectionString the connection string that holds the primary key
 * @param secondaryConnectionString the connection string that holds the secondary key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/webpubsub/controlplane/web-pub-sub/list-keys">Web PubSub - List
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebPubSubKeys(
        @Nullable String primaryKey,
        @Nullable String secondaryKey,
        @Nullable String primaryConnectionString,
        @Nullable String secondaryConnectionString,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public WebPubSubKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static WebPubSubKeys ofJson(String text) {
        throw PlainValues.unreadable(WebPubSubKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("primaryKey", primaryKey)
                .secret("secondaryKey", secondaryKey)
                .secret("primaryConnectionString", primaryConnectionString)
                .secret("secondaryConnectionString", secondaryConnectionString)
                .also("primary", primaryKey)
                .also("secondary", secondaryKey)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
