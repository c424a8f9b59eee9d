// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs asynchronous steps one after the other, in the order of their arrival, without a thread that waits. Threadsafe. */
final class Turns {

    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    /**
     * Starts a step after the steps before it have ended, failed or not.
     *
     * @param thread on which it starts
     * @return the result of the step
     */
    synchronized <T> CompletableFuture<T> take(Supplier<CompletableFuture<T>> step, Executor thread) {
        CompletableFuture<T> result = last.thenComposeAsync(ended -> step.get(), thread);
        last = result.handle((value, failure) -> null);
        return result;
    }

    /** Starts the next step also after the steps of another one so far. */
    void follow(Turns other) {
        CompletableFuture<?> before;
        synchronized (other) {
            before = other.last;
        }
        synchronized (this) {
            last = CompletableFuture.allOf(last, before);
        }
    }
}
