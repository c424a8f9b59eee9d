package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.response.KeyResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Counts answers from memory and calls, for a key set and for all together. Threadsafe. */
final class KeyCounter {

    private final KeyCounter all;
    private final LongAdder hits = new LongAdder();
    private final LongAdder staleHits = new LongAdder();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Counts all key sets. */
    KeyCounter() {
        this(null);
    }

    /**
     * @param all counts the same again
     */
    KeyCounter(KeyCounter all) {
        this.all = all;
    }

    /** Makes a call. One that cannot even begin fails as others do, so that nobody waits for it for ever. */
    CompletableFuture<KeyResponse> call(
            CallPriority priority, Function<CallPriority, CompletableFuture<KeyResponse>> load) {
        priority.whenSent(this::called);
        CompletableFuture<KeyResponse> answer;
        try {
            answer = load.apply(priority);
        } catch (RuntimeException | Error e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.whenComplete((response, e) -> {
            if (e != null && Causes.find(e, CancellationException.class) == null) { // that one was not wanted
                failed();
            }
        });
    }

    /** Counts an answer from memory and returns it. */
    KeyAnswer served(KeyAnswer answer) {
        hits.increment();
        if (answer.stale()) {
            staleHits.increment();
        }
        return all == null ? answer : all.served(answer);
    }

    KeyCounts counts() {
        return new KeyCounts(hits.sum(), staleHits.sum(), calls.sum(), failures.sum());
    }

    private void called() {
        calls.increment();
        if (all != null) {
            all.called();
        }
    }

    private void failed() {
        failures.increment();
        if (all != null) {
            all.failed();
        }
    }
}
