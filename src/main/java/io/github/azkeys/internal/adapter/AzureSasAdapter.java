// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import com.azure.core.credential.AzureSasCredential;
import org.jspecify.annotations.Nullable;

/** Creates an {@link AzureSasCredential}, which clients read for each request. */
public final class AzureSasAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return AzureSasCredential.class;
    }

    @Override
    public void check(@Nullable String form) {
        Values.requireToken(form);
    }

    @Override
    public Live create(LiveKey key) {
        AzureSasCredential credential = new AzureSasCredential(Values.token(key));
        return new Live(credential, () -> credential.update(Values.token(key)));
    }
}
