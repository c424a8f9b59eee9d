package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Objects;

/**
 * One secret text that was asked for by name, such as a connection string. It prints without its value, so that a
 * message body can be logged; the text is what {@link #value()} gives, and JSON. Immutable and threadsafe.
 *
 * @param form which form of the keys it is, such as {@code connection-string}
 * @param value the text
 * @param expiresAt when it stops being accepted, null where it lasts as long as the key
 */
public record SecretText(String form, @JsonValue String value, Instant expiresAt) {

    public SecretText {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(value, "value");
    }

    /** The secret with its text left out. */
    @Override
    public String toString() {
        return "SecretText[form=" + form + ", value=***, expiresAt=" + expiresAt + "]";
    }
}
