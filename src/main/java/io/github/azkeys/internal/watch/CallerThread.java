// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the steps of a poll on the thread that waits for its end, which belongs to a scheduler of the application. */
final class CallerThread implements Executor {

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable step) {
        steps.add(step);
    }

    /**
     * Runs steps until the result is there, and returns it or throws its failure.
     *
     * @param interrupted is called if the thread is interrupted, and makes the result come soon
     */
    <T> T await(CompletableFuture<T> result, Runnable interrupted) throws Exception {
        run(result, interrupted);
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Runs steps until the result is there. */
    void run(CompletableFuture<?> result, Runnable interrupted) {
        boolean wasInterrupted = false;
        result.whenComplete((value, failure) -> execute(() -> {}));
        while (!result.isDone()) {
            try {
                steps.take().run();
            } catch (InterruptedException e) {
                wasInterrupted = true;
                interrupted.run();
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
