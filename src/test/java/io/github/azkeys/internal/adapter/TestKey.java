// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.keys.Secret;
import java.util.concurrent.atomic.AtomicInteger;

/** A key that a test changes. */
final class TestKey implements LiveKey {

    private final AtomicInteger refused = new AtomicInteger();
    private volatile Secret current;

    TestKey(String value) {
        set(value);
    }

    void set(String value) {
        current = new Secret("primaryKey", value, null);
    }

    /** Returns how often a client told that the key was refused. */
    int refusals() {
        return refused.get();
    }

    @Override
    public Secret current() {
        return current;
    }

    @Override
    public String keyName() {
        return "policy";
    }

    @Override
    public void refused() {
        refused.incrementAndGet();
    }
}
