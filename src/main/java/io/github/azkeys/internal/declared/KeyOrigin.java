// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.address.KeyRequest;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.identity.ArmConnection;

/** The source of the key of a placeholder. All placeholders with the same origin share a call. */
public record KeyOrigin(ArmConnection connection, KeyRequest request) {

    public static KeyOrigin of(KeySource keys) {
        return new KeyOrigin(keys.connection(), keys.requests().one());
    }
}
