// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import org.jspecify.annotations.Nullable;

/** Creates credentials of one client library. Threadsafe. */
public interface CredentialAdapter {

    /** Returns the type of the credentials, as applications look it up. */
    Class<?> type();

    /** Returns a class of the client library. Throws a {@link LinkageError} if the application lacks the library. */
    default Class<?> library() {
        return type();
    }

    /**
     * Checks what is known before the key is listed.
     *
     * @param form the form of the key; null for a plain key
     * @throws io.github.azkeys.InvalidRequestException if the form cannot be used as this credential
     */
    default void check(@Nullable String form) {}

    /** Whether credentials have {@link LiveKey#keyName}. */
    default boolean isNamed() {
        return false;
    }

    /**
     * Creates a credential that follows a key.
     *
     * @throws io.github.azkeys.InvalidRequestException if the key cannot be used as this credential
     */
    Live create(LiveKey key);

    /**
     * A credential that follows a key.
     *
     * @param credential the object for the application; it stays the same when the key changes
     * @param keyChanged to be run after each change of the key; does nothing if the credential reads the key itself
     */
    record Live(Object credential, Runnable keyChanged) {

        /** A credential that reads the key whenever the client asks for it. */
        static Live reading(Object credential) {
            return new Live(credential, () -> {});
        }
    }
}
