// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.azkeys.ArmError;
import io.github.azkeys.ServiceUnavailableException;
import io.github.azkeys.internal.response.KeyResponse;
import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that expire after an hour. */
class KeyCacheIssuedTest extends KeyCacheSupport {

    private static final CachePolicy LONG = new CachePolicy(Duration.ofDays(1), Duration.ofDays(1));

    @BeforeEach
    void listsOnce() {
        get(LONG, false);
        issue("first");
    }

    @Test
    void areServedUntilHalfOfTheirValidityIsOver() throws Exception {
        pass(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(primary(get(LONG, false))).isEqualTo("first");

        pass(Duration.ofSeconds(1));
        CompletableFuture<KeyAnswer> next = get(LONG, false);
        issue("second");

        assertThat(primary(next)).isEqualTo("second");
        assertThat(calls).hasSize(2);
    }

    @Test
    void areServedAsStaleUntilAQuarterOfItIsLeft() throws Exception {
        pass(Duration.ofMinutes(45).minusSeconds(1));
        CompletableFuture<KeyAnswer> stale = get(LONG, false);
        fail(unavailable());
        assertThat(stale.get().stale()).isTrue();
        assertThat(primary(stale)).isEqualTo("first");

        pass(Duration.ofSeconds(1));
        CompletableFuture<KeyAnswer> late = get(LONG, false);
        if (!late.isDone()) {
            fail(unavailable());
        }

        assertThat(late).isCompletedExceptionally();
    }

    @Test
    void areNeverServedAfterTheirEnd() {
        pass(Duration.ofHours(1));
        CompletableFuture<KeyAnswer> late = get(LONG, false);
        fail(unavailable());

        assertThat(late).isCompletedExceptionally();
    }

    private void issue(String primary) {
        calls.get(calls.size() - 1)
                .complete(new KeyResponse(
                        request,
                        new BatchAccountKeys("acct", primary, "s", Map.of()),
                        JsonNodeFactory.instance.objectNode(),
                        Map.of(),
                        "id",
                        now.get(),
                        now.get().plus(Duration.ofHours(1))));
    }

    private static ServiceUnavailableException unavailable() {
        return new ServiceUnavailableException("503", null, ArmError.NONE, null);
    }
}
