// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.Secret;
import org.junit.jupiter.api.Test;

/** The bodies that are kept with a cached response. */
class MadeBodiesTest {

    private final MadeBodies bodies = new MadeBodies();

    @Test
    void keepsTheLatestBodyOfTheSameOptions() {
        bodies.put("token", new Secret("token", "a", null));
        Secret later = new Secret("token", "b", null);
        bodies.put("token", later);

        assertThat(bodies.get("token")).isSameAs(later);
        assertThat(bodies.get("other")).isNull();
    }

    @Test
    void keepsALimitedNumber() {
        for (int i = 0; i < 1000; i++) {
            bodies.put(i, new Secret("key", "value", null));
        }

        assertThat(bodies.get(0)).isNotNull();
        assertThat(bodies.get(999)).isNull();
    }

    @Test
    void doesNotShowTheBodies() {
        bodies.put("key", new Secret("key", "plaintext", null));

        assertThat(bodies.toString()).doesNotContain("plaintext");
    }
}
