// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/purview.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Atlas Kafka endpoints of a Purview account, {@code AccessKeys} in ARM.
 *
 * @param atlasKafkaPrimaryEndpoint the primary endpoint, a connection string
 * @param atlasKafkaSecondaryEndpoint the secondary endpoint, a connection string
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/purview/accounts/list-keys">Accounts - List Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurviewAccessKeys(
        @Nullable String atlasKafkaPrimaryEndpoint,
        @Nullable String atlasKafkaSecondaryEndpoint,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public PurviewAccessKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static PurviewAccessKeys ofJson(String text) {
        throw PlainValues.unreadable(PurviewAccessKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("atlasKafkaPrimaryEndpoint", atlasKafkaPrimaryEndpoint)
                .secret("atlasKafkaSecondaryEndpoint", atlasKafkaSecondaryEndpoint)
                .also("primary", atlasKafkaPrimaryEndpoint)
                .also("secondary", atlasKafkaSecondaryEndpoint)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
