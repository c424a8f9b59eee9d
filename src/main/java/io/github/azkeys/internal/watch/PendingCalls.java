// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.call.Durations;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The calls that a watcher waits for, without a thread. Threadsafe. */
final class PendingCalls {

    private final Set<CompletableFuture<?>> calls = ConcurrentHashMap.newKeySet();

    /**
     * Waits for a call, and ends it after a timeout.
     *
     * @param subject is named in the message of a timeout
     * @param thread on which the result completes
     * @return completes with the answer or its failure, or with null if the call was cancelled
     */
    <T> CompletableFuture<T> await(CompletableFuture<T> call, Duration timeout, Object subject, Executor thread) {
        calls.add(call);
        return call.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (answer, failure) -> {
                            calls.remove(call);
                            Throwable cause = failure == null ? null : Causes.unwrapped(failure);
                            if (cause instanceof TimeoutException) {
                                call.cancel(false);
                                cause = new TimeoutException(
                                        "No response for " + subject + " within " + Durations.text(timeout));
                            }
                            if (cause == null || cause instanceof CancellationException) {
                                return answer;
                            }
                            throw new CompletionException(cause);
                        },
                        thread);
    }

    void cancel() {
        calls.forEach(call -> call.cancel(false));
    }
}
