// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/eventgrid-domain.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that publish to an Event Grid domain.
 *
 * @param key1 the first key
 * @param key2 the second key
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/eventgrid/controlplane/domains/list-shared-access-keys">Domains -
 *     List Shared Access Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DomainSharedAccessKeys(
        @Nullable String key1,
        @Nullable String key2,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public DomainSharedAccessKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static DomainSharedAccessKeys ofJson(String text) {
        throw PlainValues.unreadable(DomainSharedAccessKeys.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .secret("key1", key1)
                .secret("key2", key2)
                .also("primary", key1)
                .also("secondary", key2)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
