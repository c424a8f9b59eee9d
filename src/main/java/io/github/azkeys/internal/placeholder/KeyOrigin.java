package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.identity.ArmConnection;

/** Where the key of a placeholder comes from: all placeholders with the same origin share a call. */
record KeyOrigin(ArmConnection connection, KeyRequest request) {

    static KeyOrigin of(KeySource keys) {
        return new KeyOrigin(keys.connection(), keys.requests().one());
    }
}
