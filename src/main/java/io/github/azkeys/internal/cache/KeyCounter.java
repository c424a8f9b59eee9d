// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.response.KeyResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Counts cache hits and calls of one key set, or of all key sets together. Threadsafe. */
final class KeyCounter {

    private final KeyCounter total;
    private final LongAdder hits = new LongAdder();
    private final LongAdder staleHits = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * @param total counts the same events for all key sets; null for the counter of all key sets itself
     */
    KeyCounter(KeyCounter total) {
        this.total = total;
    }

    /** Makes a call and counts it. If the call throws an exception, the result completes with it. */
    CompletableFuture<KeyResponse> call(
            CallPriority priority, Function<CallPriority, CompletableFuture<KeyResponse>> load) {
        priority.whenSent(() -> count(counter -> counter.calls));
        CompletableFuture<KeyResponse> answer;
        try {
            answer = load.apply(priority);
        } catch (RuntimeException | Error e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.whenComplete((response, e) -> {
            if (e != null && Causes.find(e, CancellationException.class) == null) {
                count(counter -> counter.failures);
            }
        });
    }

    /** Counts a cache hit. */
    void hit(boolean stale) {
        count(counter -> counter.hits);
        if (stale) {
            count(counter -> counter.staleHits);
        }
    }

    KeyCounts counts() {
        return new KeyCounts(hits.sum(), staleHits.sum(), calls.sum(), failures.sum());
    }

    private void count(Function<KeyCounter, LongAdder> event) {
        event.apply(this).increment();
        if (total != null) {
            total.count(event);
        }
    }
}
