// SPDX-License-Identifier: Apache-2.0
// Generated from catalog/operations/engagementfabric.json. Do not edit.
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an Engagement Fabric account.
 *
 * @param value the keys
 * @param additionalProperties what a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyDescriptionList(
        @Nullable List<KeyDescription> value,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public KeyDescriptionList {
        value = value == null ? null : List.copyOf(value);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static KeyDescriptionList ofJson(String text) {
        throw PlainValues.unreadable(KeyDescriptionList.class, "a text");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass())
                .named("value", value, item -> item.name() + "." + item.rank(), KeyDescription::value)
                .additional(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    /**
     * One key of an Engagement Fabric account.
     *
     * @param name what the key is for, such as {@code Full}
     * @param rank {@code PrimaryKey} or {@code SecondaryKey}
     * @param value the key
     * @param additionalProperties what a newer API version adds
     * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KeyDescription(
            @Nullable String name,
            @Nullable String rank,
            @Nullable String value,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
            implements KeySet {

        public KeyDescription {
            additionalProperties = Fields.copyOf(additionalProperties);
        }

        /** Used by Jackson, which would quote a text that it cannot read. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        private static KeyDescription ofJson(String text) {
            throw PlainValues.unreadable(KeyDescription.class, "a text");
        }

        @Override
        public Fields fields() {
            return Fields.of(getClass())
                    .shown("name", name)
                    .shown("rank", rank)
                    .secret("value", value)
                    .additional(additionalProperties);
        }

        @Override
        public String toString() {
            return fields().toString();
        }
    }
}
