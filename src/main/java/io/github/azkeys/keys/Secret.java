// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a route selected: a single key, or a text that contains keys, such as a connection string. The value is
 * returned by {@link #value()} and written as JSON, but never shown otherwise. Immutable and threadsafe; deliberately not
 * {@link java.io.Serializable}.
 */
public final class Secret implements Masked {

    private final String name;
    private final String value;
    private final @Nullable Instant expiresAt;

    /**
     * @param name such as {@code primaryKey} or {@code connection-string}
     * @param value the plaintext
     * @param expiresAt when the secret expires; null if it does not, or if that is not known
     */
    public Secret(String name, String value, @Nullable Instant expiresAt) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.expiresAt = expiresAt;
    }

    /** Used by Jackson, which would quote a text that it cannot read. A key in a text does not tell its name. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private static Secret ofJson(@Nullable Object json) {
        throw PlainValues.unreadable(Secret.class, "JSON");
    }

    /** Returns the name, such as {@code primaryKey} or {@code connection-string}. */
    public String name() {
        return name;
    }

    /** Returns the plaintext. */
    @JsonValue
    public String value() {
        return value;
    }

    /** Returns when the secret expires; null if it is valid as long as the key, or if that is not known. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Returns the fingerprint, as {@link KeySet#fingerprint(String)} does. */
    public String fingerprint() {
        return Fingerprint.of(value);
    }

    /** Compares the values in constant time. */
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

    /** Returns the secret without its value. */
    @Override
    public String toString() {
        return Fields.of(getClass())
                .shown("name", name)
                .secret("value", value)
                .shown("expiresAt", expiresAt)
                .toString();
    }
}
