// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.keys;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one Azure resource as Azure Resource Manager returned them. Immutable and threadsafe.
 *
 * <p>A key is named by its field, such as {@code primaryKey}; a nested key by its path, such as
 * {@code notebookAccessKeys.primaryAccessKey}; a key in a list by its name there, such as
 * {@code containerRegistryCredentials.passwords.password2}. In a list, keys without a name, and further keys of the same
 * name, have a number that does not depend on the order of ARM.
 */
public non-sealed interface KeySet extends Masked {

    /** Returns the fields and which of them are secret. */
    Fields fields();

    /**
     * Returns the fields that ARM sent and this type does not define, such as those of a newer API version, and those that
     * ARM sent as null. The values may be secret. Unmodifiable; consists of {@link String}, {@link Number}, {@link Boolean}, {@link java.util.List},
     * {@link Map} and null, so that any JSON library can write it.
     */
    Map<String, @Nullable Object> additionalProperties();

    /** Returns the names of the keys in the order of ARM, without keys that are null or blank. */
    default Set<String> keyNames() {
        return fields().keyNames();
    }

    /**
     * Returns a key in plaintext.
     *
     * @param name one of {@link #keyNames()}, or its end after a dot if no other key has the same end; for a rotation pair
     *     also {@code primary} or {@code secondary}. The option {@code select} accepts the same names.
     * @throws io.github.azkeys.InvalidRequestException if no key or several keys match; the message lists the names
     */
    default String key(String name) {
        return fields().key(name);
    }

    /**
     * Returns the first eight hexadecimal digits of the SHA-256 of a key, to detect that a key has changed. Equal
     * fingerprints do not prove that keys are equal, and the fingerprint of a key that can be guessed does not protect it.
     *
     * @param name as for {@link #key(String)}
     * @throws io.github.azkeys.InvalidRequestException as {@link #key(String)}
     */
    default String fingerprint(String name) {
        return Fingerprint.of(key(name));
    }
}
