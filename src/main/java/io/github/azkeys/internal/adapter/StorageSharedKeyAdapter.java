// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import com.azure.core.credential.AzureNamedKeyCredential;
import com.azure.storage.common.StorageSharedKeyCredential;
import org.jspecify.annotations.Nullable;

/**
 * Creates a {@link StorageSharedKeyCredential}. It signs each request with the key that its named credential holds at that
 * time.
 */
public final class StorageSharedKeyAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return StorageSharedKeyCredential.class;
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
        AzureNamedKeyCredential named = AzureNamedKeyAdapter.of(key);
        return new Live(
                StorageSharedKeyCredential.fromAzureNamedKeyCredential(named),
                () -> AzureNamedKeyAdapter.update(named, key));
    }
}
