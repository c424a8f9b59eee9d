package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings by name. ARM puts them into {@code properties}, or answers the bare names: the function keys come as {@code
 * {"default": "…"}} whatever the schema says, and such a key is called {@code default}.
 *
 * @param id the ARM id, or a key of that name where the settings stand bare; so for the next three
 * @param name its name
 * @param kind the kind of resource
 * @param type the ARM type
 * @param properties the settings by name, null where they stand bare
 * @param additionalProperties the values by name, and what a newer API version adds
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

    @Override
    public Fields fields() {
        Fields fields = Fields.of(getClass());
        if (properties == null) {
            // bare names: a key may be called "name" as well as anything else
            fields.secret("id", id).secret("name", name).secret("kind", kind).secret("type", type);
        } else {
            fields.shown("id", id).shown("name", name).shown("kind", kind).shown("type", type);
        }
        return fields.secrets("properties", properties).unnamed(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
