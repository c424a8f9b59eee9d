// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.function.Supplier;

/** Creates a {@link Supplier} of the key, form or token in plaintext. */
public final class SupplierAdapter implements CredentialAdapter {

    @Override
    public Class<?> type() {
        return Supplier.class;
    }

    @Override
    public Live create(LiveKey key) {
        return Live.reading(new KeySupplier(key));
    }
}
