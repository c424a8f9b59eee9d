// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response of an operation without a record of its own, as ARM sent it. Every text is a key and hidden, unless both its
 * name and its format show that it is not secret, such as {@code name}, {@code location} and dates. A key is named by its
 * path, with indexes from 0: {@code keys.0.value}.
 *
 * @param additionalProperties the whole response; all values may be secret
 */
public record JsonKeys(@JsonValue Map<String, @Nullable Object> additionalProperties) implements KeySet {

    public JsonKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
    }

    /** Used by Jackson, which would quote a text that it cannot read. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static JsonKeys ofJson(@Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return new JsonKeys(PlainValues.copy(object));
        }
        throw PlainValues.unreadable(JsonKeys.class, "JSON that is not an object");
    }

    @Override
    public Fields fields() {
        return Fields.of(getClass()).json(additionalProperties);
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
