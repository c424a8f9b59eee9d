package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation that nobody wrote a record for, as it came. Every text in it is a key and hidden, but for
 * those whose name and form both say that they are no secret, such as {@code name}, {@code location} and dates. A key is
 * named by the way to it, a place in a list by its number from 0: {@code keys.0.value}.
 *
 * @param additionalProperties the whole answer; all of its values may be secret
 */
public record JsonKeys(@JsonValue Map<String, @Nullable Object> additionalProperties) implements KeySet {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JsonKeys {
        additionalProperties = Fields.copyOf(additionalProperties);
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
