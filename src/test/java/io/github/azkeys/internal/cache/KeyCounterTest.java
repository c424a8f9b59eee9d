// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.response.KeyResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KeyCounterTest extends KeyCacheSupport {

    private final KeyCounter total = new KeyCounter(null);
    private final KeyCounter one = new KeyCounter(total);
    private final KeyCounter other = new KeyCounter(total);

    @Test
    void hitsCountForTheKeySetAndInTotal() {
        one.hit(false);
        other.hit(true);

        assertThat(one.counts()).isEqualTo(new KeyCounts(1, 0, 0, 0));
        assertThat(other.counts()).isEqualTo(new KeyCounts(1, 1, 0, 0));
        assertThat(total.counts()).isEqualTo(new KeyCounts(2, 1, 0, 0));
    }

    @Test
    void aCallCountsWhenItIsSent() {
        CompletableFuture<KeyResponse> answer = new CompletableFuture<>();
        CallPriority priority = CallPriority.live();
        one.call(priority, asked -> answer);
        assertThat(total.counts().calls()).isZero();

        priority.sending();
        priority.sending(); // a retry

        assertThat(one.counts()).isEqualTo(new KeyCounts(0, 0, 1, 0));
        assertThat(total.counts()).isEqualTo(new KeyCounts(0, 0, 1, 0));
    }

    @Test
    void failuresCountUnlessTheCallWasWithdrawn() {
        assertThat(call(asked -> CompletableFuture.failedFuture(new IllegalStateException())))
                .isCompletedExceptionally();
        assertThat(call(asked -> {
                    throw new LinkageError();
                }))
                .isCompletedExceptionally();
        call(asked -> CompletableFuture.failedFuture(new CancellationException()));
        call(asked -> CompletableFuture.completedFuture(null));

        assertThat(one.counts()).isEqualTo(new KeyCounts(0, 0, 0, 2));
        assertThat(total.counts()).isEqualTo(new KeyCounts(0, 0, 0, 2));
    }

    private CompletableFuture<KeyResponse> call(Function<CallPriority, CompletableFuture<KeyResponse>> load) {
        return one.call(CallPriority.live(), load);
    }
}
