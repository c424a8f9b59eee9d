// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings by name. ARM sends them in {@code properties} or at the top level: function keys are sent as {@code {"default":
 * "…"}}, contrary to the schema, and such a key is named {@code default}.
 *
 * @param id the ARM ID; a key of that name if the settings are at the top level, as for the next three
 * @param name the name
 * @param kind the kind of resource
 * @param type the ARM type
 * @param properties the settings by name, null if they are at the top level
 * @param additionalProperties the settings at the top level, and fields that a newer API version adds
 * @see <a href="https://learn.microsoft.com/rest/api/appservice/web-apps/list-function-keys">Web Apps - List Function
 *     Keys</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StringDictionary(
        @Nullable String id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String type,
        @Nullable Map<String, String> properties,
        @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> additionalProperties)
        implements KeySet {

    public StringDictionary {
        properties = properties == null ? null : Fields.unmodifiable(properties);
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static StringDictionary ofJson(String text) {
        throw PlainValues.unreadable(StringDictionary.class, "a text");
    }

    @Override
    public Fields fields() {
        Fields fields = Fields.of(getClass());
        add(fields, "id", id);
        add(fields, "name", name);
        add(fields, "kind", kind);
        add(fields, "type", type);
        return fields.secrets("properties", properties).unnamed(additionalProperties);
    }

    private void add(Fields fields, String field, @Nullable String value) {
        if (properties == null && value != null) {
            fields.secret(field, value); // at the top level, a key may be called "name"
        } else {
            fields.shown(field, value);
        }
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
