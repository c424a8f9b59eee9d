// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Repeats a step that ends later. A loop and not a chain of futures, so that neither the stack nor the memory grows with the
 * number of steps, also if an HTTP client answers on the thread of the request.
 */
final class Loop<T> {

    private final Predicate<T> isLast;
    private final Function<T, CompletableFuture<T>> step;
    private final CompletableFuture<T> last = new CompletableFuture<>();

    private Loop(Predicate<T> isLast, Function<T, CompletableFuture<T>> step) {
        this.isLast = isLast;
        this.step = step;
    }

    /**
     * Takes steps until a value is the last one.
     *
     * @param step returns the value after the given one
     * @return completes with the last value or with the failure of a step
     */
    static <T> CompletableFuture<T> until(Predicate<T> isLast, T first, Function<T, CompletableFuture<T>> step) {
        Loop<T> loop = new Loop<>(isLast, step);
        loop.run(first);
        return loop.last;
    }

    private void run(T from) {
        T value = from;
        try {
            while (!isLast.test(value)) {
                CompletableFuture<T> next = step.apply(value);
                if (!next.isDone()) {
                    next.whenComplete(this::ended);
                    return;
                }
                value = next.join();
            }
            last.complete(value);
        } catch (Throwable e) {
            last.completeExceptionally(e);
        }
    }

    private void ended(T value, Throwable failure) {
        if (failure == null) {
            run(value);
        } else {
            last.completeExceptionally(failure);
        }
    }
}
