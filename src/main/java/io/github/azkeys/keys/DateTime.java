package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as ARM wrote it. Resource providers write offsets, seven digits of a second, or nothing at all; the
 * text is kept, so that JSON becomes what ARM sent. Immutable; two are equal if their texts are.
 *
 * @param text as ARM wrote it, such as {@code 2018-04-24T16:30:54+00:00}
 */
public record DateTime(@JsonValue String text) {

    /** @see DateTime */
    @JsonCreator
    public DateTime {
        Objects.requireNonNull(text, "text");
    }

    /** The point in time; null where the text is none. */
    public @Nullable Instant instant() {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The text as ARM wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
