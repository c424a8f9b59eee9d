// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests which responses the listener of the cache receives. */
class KeyCacheListenerTest extends KeyCacheSupport {

    @Test
    void everyAnswerOfArmOnceAndBeforeItsCallers() {
        var seenByCaller = get().thenApply(answer -> List.copyOf(accepted));
        succeed("p1");

        get(); // from the cache
        get(POLICY, true);
        succeed("p2");
        pass(Duration.ofSeconds(50)); // renewed in the background
        get();
        succeed("p3");

        assertThat(primaries()).containsExactly("p1", "p2", "p3");
        assertThat(seenByCaller.join()).hasSize(1);
    }

    @Test
    void answersWithoutTheCache() {
        get(CachePolicy.OFF, false);
        succeed("p1");

        assertThat(primaries()).containsExactly("p1");
    }

    @Test
    void noAnswerThatIsOutOfDate() {
        get();
        cache.outdate(request.address());
        succeed("p1");

        assertThat(accepted).isEmpty();
    }

    @Test
    void keysOfACallThatBypassedTheCache() {
        for (CachePolicy policy : List.of(POLICY, CachePolicy.OFF)) {
            CachedKeys memory = cache.entry(connection, request, policy);
            int generation = memory.generation();
            memory.put(response(request, new BatchAccountKeys("acct", "new", "s", Map.of())), generation);
            memory.put(response(request, new BatchAccountKeys("acct", "old", "s", Map.of())), generation - 1);
        }

        assertThat(primaries()).containsExactly("new", "new");
    }

    private List<String> primaries() {
        return accepted.stream().map(answer -> answer.body().key("primary")).toList();
    }
}
