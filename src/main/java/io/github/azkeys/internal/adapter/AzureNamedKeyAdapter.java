// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import com.azure.core.credential.AzureNamedKeyCredential;
import org.jspecify.annotations.Nullable;

/** Creates an {@link AzureNamedKeyCredential}, which clients read for each request. */
public final class AzureNamedKeyAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return AzureNamedKeyCredential.class;
    }

    @Override
    public void check(@Nullable String form) {
        Values.requireKey(form);
    }

    @Override
    public boolean isNamed() {
        return true;
    }

    @Override
    public Live create(LiveKey key) {
        AzureNamedKeyCredential credential = of(key);
        return new Live(credential, () -> update(credential, key));
    }

    static AzureNamedKeyCredential of(LiveKey key) {
        return new AzureNamedKeyCredential(key.keyName(), Values.key(key));
    }

    static void update(AzureNamedKeyCredential credential, LiveKey key) {
        credential.update(key.keyName(), Values.key(key));
    }
}
