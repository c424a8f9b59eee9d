// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ByIdentityTest {

    private final ByIdentity<Object, Object> values = new ByIdentity<>();

    @Test
    void equalKeysAreNotTheSame() {
        String one = new String("key");
        String other = new String("key");
        values.merge(one, 1, this::sum);

        assertThat(values.get(one)).isEqualTo(1);
        assertThat(values.get(other)).isNull();
    }

    @Test
    void combinesTheValuesOfAKey() {
        String key = "key";
        values.merge(key, 1, this::sum);
        values.merge(key, 2, this::sum);

        assertThat(values.get(key)).isEqualTo(3);
    }

    @Test
    void releasesTheValuesOfKeysThatAreNotInUse() {
        AtomicInteger cleaned = new AtomicInteger();
        Cleaner cleaner = Cleaner.create();
        for (int i = 0; i < 100; i++) {
            Object value = new Object();
            cleaner.register(value, cleaned::incrementAndGet);
            values.merge(new Object(), value, (first, second) -> first);
        }

        await().until(() -> {
            System.gc();
            values.merge(this, 1, (first, second) -> first);
            return cleaned.get() >= 99; // a local variable may hold the last one
        });
    }

    private Object sum(Object first, Object second) {
        return (Integer) first + (Integer) second;
    }
}
