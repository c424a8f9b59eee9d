// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.BatchAccountKeys;
import io.github.azkeys.keys.Fields;
import io.github.azkeys.keys.KeySet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What JMX and the console show of the cached keys. */
class KeyCacheFingerprintsTest extends KeyCacheSupport {

    private static final String KEY = "k".repeat(32);

    @Test
    void aValueThatCouldBeGuessedHasNone() {
        BatchAccountKeys keys = new BatchAccountKeys("acct", KEY, "tiger-2026", Map.of());
        get();
        calls.get(0).complete(response(request, keys));

        assertThat(fingerprints()).isEqualTo(Map.of("primary", keys.fingerprint("primary")));
    }

    @Test
    void aBodyOfTheApplicationThatFailsHidesOnlyItsOwn() {
        get();
        calls.get(0).complete(response(request, new KeySet() {
            @Override
            public Fields fields() {
                throw new IllegalStateException(KEY);
            }

            @Override
            public Map<String, Object> additionalProperties() {
                return Map.of();
            }
        }));

        assertThat(fingerprints()).isEmpty();
    }

    private Map<String, String> fingerprints() {
        assertThat(cache.keySets()).hasSize(1);
        return cache.keySets().iterator().next().fingerprints();
    }
}
