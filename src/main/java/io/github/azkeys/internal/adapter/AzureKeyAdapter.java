// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import com.azure.core.credential.AzureKeyCredential;
import org.jspecify.annotations.Nullable;

/** Creates an {@link AzureKeyCredential}, which clients read for each request. */
public final class AzureKeyAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return AzureKeyCredential.class;
    }

    @Override
    public void check(@Nullable String form) {
        Values.requireKey(form);
    }

    @Override
    public Live create(LiveKey key) {
        AzureKeyCredential credential = new AzureKeyCredential(Values.key(key));
        return new Live(credential, () -> credential.update(Values.key(key)));
    }
}
