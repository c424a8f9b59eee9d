package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One secret that a route asked for by name: a key alone, or a text made of keys such as a connection string. It shows
 * itself only to who asks for {@link #value()}, or for JSON, which is its text. Immutable and threadsafe; deliberately
 * not {@link java.io.Serializable}.
 */
public final class Secret {

    private final String name;
    private final String value;
    private final @Nullable Instant expiresAt;

    /**
     * @param name what it is, such as {@code primaryKey} or {@code connection-string}
     * @param value the plaintext
     * @param expiresAt when it stops being accepted; null where that is not known
     */
    public Secret(String name, String value, @Nullable Instant expiresAt) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.expiresAt = expiresAt;
    }

    /** What it is, such as {@code primaryKey} or {@code connection-string}. */
    public String name() {
        return name;
    }

    /** The plaintext, never null. */
    @JsonValue
    public String value() {
        return value;
    }

    /** When it stops being accepted; null where it lasts as long as the key, or that is not known. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** What tells one secret from another without showing it, as {@link KeySet#fingerprint(String)}. */
    public String fingerprint() {
        return Fingerprint.of(value);
    }

    /** Takes the same time wherever two values of one length differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && name.equals(secret.name)
                && Objects.equals(expiresAt, secret.expiresAt)
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value, expiresAt);
    }

    /** The secret with its value left out. */
    @Override
    public String toString() {
        return Fields.of(getClass())
                .shown("name", name)
                .secret("value", value)
                .shown("expiresAt", expiresAt)
                .toString();
    }
}
