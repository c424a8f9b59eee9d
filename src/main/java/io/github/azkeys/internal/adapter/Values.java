// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.keys.Secret;

/** The values that credentials need. */
final class Values {

    private static final String TOKEN = "sas-token";

    private Values() {}

    /** Returns a key in plaintext. */
    static String key(LiveKey key) {
        Secret secret = key.current();
        if (secret.name().equals(TOKEN) || secret.name().endsWith("connection-string")) {
            throw new InvalidRequestException("the credential needs a key, not a " + secret.name());
        }
        return secret.value();
    }

    /** Returns a token in plaintext. */
    static String token(LiveKey key) {
        Secret secret = key.current();
        if (!secret.name().equals(TOKEN)) {
            throw new InvalidRequestException(
                    "the credential needs a token; add the form " + TOKEN + ", such as hub/" + TOKEN);
        }
        return secret.value();
    }
}
