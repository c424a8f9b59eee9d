package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * One key that shows itself only to who asks for {@link #value()}, or for JSON, which is its text. Immutable and
 * threadsafe; deliberately not {@link java.io.Serializable}.
 */
public final class Secret {

    private final String value;

    /**
     * @param value the plaintext, not null
     */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** The plaintext, never null. */
    @JsonValue
    public String value() {
        return value;
    }

    /** What tells one secret from another without showing it, as {@link KeySet#fingerprint(String)}. */
    public String fingerprint() {
        return Fingerprint.of(value);
    }

    /** Takes the same time wherever two secrets of one length differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Three asterisks. */
    @Override
    public String toString() {
        return Fields.HIDDEN;
    }
}
