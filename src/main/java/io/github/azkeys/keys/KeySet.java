package io.github.azkeys.keys;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one Azure resource as Azure Resource Manager returned them. Immutable and threadsafe.
 *
 * <p>A key's name is its field, such as {@code primaryKey}; a key further down is named by the way to it, such as
 * {@code notebookAccessKeys.primaryAccessKey}, and one in a list by the name that it has there, such as
 * {@code containerRegistryCredentials.passwords.password2}.
 */
public interface KeySet {

    /** Which fields there are and which of them are secret. Never null. */
    Fields fields();

    /**
     * Fields that ARM sent and this type does not know, such as those of a newer API version. Never null. Their values
     * may be secret. Unmodifiable, and made of {@link String}, {@link Number}, {@link Boolean}, {@link java.util.List},
     * {@link Map} and null, so that any JSON library can write them.
     */
    Map<String, @Nullable Object> additionalProperties();

    /** The names of the keys that this set holds, in ARM's order; a key that ARM left null is not among them. */
    default Set<String> keyNames() {
        return fields().keyNames();
    }

    /**
     * A key in plaintext.
     *
     * @param name one of {@link #keyNames()}
     * @throws IllegalArgumentException if this set has no key of that name; the message lists the names it has
     */
    default String key(String name) {
        return fields().key(name);
    }

    /**
     * What tells one key from another without showing it: the first eight hexadecimal digits of its SHA-256. Good for
     * seeing that a key changed; no proof that two keys are the same, and no secret of a key that can be guessed.
     *
     * @param name one of {@link #keyNames()}
     * @throws IllegalArgumentException if this set has no key of that name; the message lists the names it has
     */
    default String fingerprint(String name) {
        return Fingerprint.of(key(name));
    }
}
