// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values by the identity of their keys, as long as the keys are in use. An entry is a single object, because each is moved by
 * the garbage collector after its key: a cache that could also limit its size costs twice as much. Values must not refer to
 * their key. Threadsafe.
 */
final class ByIdentity<K, V> {

    private final Map<Entry<K, V>, Entry<K, V>> entries = new ConcurrentHashMap<>();
    private final ReferenceQueue<K> unused = new ReferenceQueue<>();

    /** Equal to another entry with the same key, and after its key is gone only to itself. */
    private static final class Entry<K, V> extends WeakReference<K> {

        private final int hash;
        private volatile @Nullable V value;

        Entry(K key, @Nullable V value, @Nullable ReferenceQueue<K> queue) {
            super(key, queue);
            this.hash = System.identityHashCode(key);
            this.value = value;
        }

        synchronized void merge(V other, BinaryOperator<V> combine) {
            value = combine.apply(value, other);
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            K key = get();
            return key != null && other instanceof Entry<?, ?> entry && key == entry.get();
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Returns the value of a key; null if there is none. */
    @Nullable
    V get(K key) {
        Entry<K, V> entry = entries.get(new Entry<K, V>(key, null, null));
        return entry == null ? null : entry.value;
    }

    /** Sets the value of a key, or combines the one that the key has with it. */
    void merge(K key, V value, BinaryOperator<V> combine) {
        for (Reference<? extends K> gone = unused.poll(); gone != null; gone = unused.poll()) {
            entries.remove(gone);
        }
        Entry<K, V> added = new Entry<>(key, value, unused);
        Entry<K, V> known = entries.putIfAbsent(added, added);
        if (known != null) {
            known.merge(value, combine);
        }
    }
}
