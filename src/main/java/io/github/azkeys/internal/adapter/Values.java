// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.Secret;
import org.jspecify.annotations.Nullable;

/** The values that credentials need. */
final class Values {

    private static final String TOKEN = "sas-token";

    private Values() {}

    /** Returns a key in plaintext. */
    static String key(LiveKey key) {
        Secret secret = key.current();
        requireKey(secret.name());
        return secret.value();
    }

    /** Returns a token in plaintext. */
    static String token(LiveKey key) {
        Secret secret = key.current();
        requireToken(secret.name());
        return secret.value();
    }

    /** @param name the name of a key or a form, null for any key */
    static void requireKey(@Nullable String name) {
        if (name != null && (name.equals(TOKEN) || name.endsWith(ServiceBusText.CONNECTION_STRING))) {
            throw new InvalidRequestException("the credential needs a key, not a " + name);
        }
    }

    /** @param name the name of a key or a form, null for any key */
    static void requireToken(@Nullable String name) {
        if (!TOKEN.equals(name)) {
            throw new InvalidRequestException(
                    "the credential needs a token; add the form " + TOKEN + ", such as hub/" + TOKEN);
        }
    }
}
