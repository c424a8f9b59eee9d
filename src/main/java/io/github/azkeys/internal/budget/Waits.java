// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Combines waits that can be cancelled. */
final class Waits {

    private Waits() {}

    /** Begins the second wait when the first has ended. Cancelling the result cancels the wait that lasts. */
    static CompletableFuture<Void> inTurn(CompletableFuture<Void> first, Supplier<CompletableFuture<Void>> second) {
        if (first.isDone()) {
            return first.isCompletedExceptionally() ? first : second.get();
        }
        CompletableFuture<Void> both = new CompletableFuture<>();
        pass(first, both, () -> pass(second.get(), both, () -> both.complete(null)));
        return both;
    }

    private static void pass(CompletableFuture<Void> wait, CompletableFuture<Void> result, Runnable next) {
        result.whenComplete((nothing, failure) -> wait.cancel(false));
        wait.whenComplete((nothing, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else if (!result.isDone()) {
                try {
                    next.run();
                } catch (Throwable e) { // an Error, too, which nobody would receive on this thread
                    result.completeExceptionally(e);
                }
            }
        });
    }
}
