// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as ARM wrote it. The text is preserved, because resource providers write it in different ways (offsets,
 * seven fractional digits, no offset). Immutable; objects are equal if their texts are.
 *
 * @param text as ARM wrote it, such as {@code 2018-04-24T16:30:54+00:00}
 */
public record DateTime(@JsonValue String text) {

    /** @see DateTime */
    @JsonCreator
    public DateTime {
        Objects.requireNonNull(text, "text");
    }

    /** Returns the point in time, null if the text is not a date and time with an offset. */
    public @Nullable Instant instant() {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the text as ARM wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
