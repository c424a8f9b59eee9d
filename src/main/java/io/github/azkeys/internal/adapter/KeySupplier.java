// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import java.util.function.Supplier;

/**
 * Supplies the current key, form or token in plaintext. Public, because Camel calls {@link #get} by reflection in
 * {@code ${bean:name?method=get}}. Threadsafe.
 */
public final class KeySupplier implements Supplier<String> {

    private final LiveKey key;

    KeySupplier(LiveKey key) {
        this.key = key;
    }

    @Override
    public String get() {
        return key.current().value();
    }

    /** Returns the supplier without the key. */
    @Override
    public String toString() {
        return "KeySupplier[value=***]";
    }
}
