// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.lettuce.core.RedisCredentialsProvider;

/** Redis: Lettuce asks for the key for each connection, and can authenticate open connections again. */
public final class LettuceAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return RedisCredentialsProvider.class;
    }

    @Override
    public Live create(LiveKey key) {
        LettuceCredentials credentials = new LettuceCredentials(key, System::nanoTime);
        return new Live(credentials, credentials::keyChanged);
    }
}
