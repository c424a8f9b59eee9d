// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A call for a key set, which several callers can wait for. Threadsafe. */
final class KeyCall {

    /** How long callers that could get older keys wait for the token of the call. Getting one usually takes less. */
    private static final Duration TOKEN_IS_LATE_AFTER = Duration.ofMillis(500);

    private final CompletableFuture<KeyAnswer> answer;
    private final CallPriority priority;
    private final Scheduler scheduler;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> tokenIsLate = new CompletableFuture<>();
    private Disposable tokenTimer;

    /** @param scheduler the timer for the token */
    KeyCall(CompletableFuture<KeyAnswer> answer, CallPriority priority, Scheduler scheduler) {
        this.answer = answer;
        this.priority = priority;
        this.scheduler = scheduler;
    }

    /** Completes with the keys of the call. */
    CompletableFuture<KeyAnswer> answer() {
        return answer;
    }

    /** Runs the action when the call has waited long for a token; immediately if it has. */
    void whenTokenIsLate(Runnable action) {
        tokenIsLate.thenRun(action);
    }

    CallPriority priority() {
        return priority;
    }

    /** Returns true for the first caller, which makes the call. */
    boolean begins() {
        if (!begun.compareAndSet(false, true)) {
            return false;
        }
        priority.onAwaitingToken(this::awaitingToken);
        return true;
    }

    /** Ends the call with the keys or the failure. */
    void end(KeyAnswer keys, Throwable failure) {
        awaitingToken(false);
        if (failure == null) {
            answer.complete(keys);
        } else {
            answer.completeExceptionally(Causes.unwrapped(failure));
        }
    }

    private synchronized void awaitingToken(boolean awaiting) {
        if (awaiting && tokenTimer == null && !answer.isDone()) {
            tokenTimer = scheduler.schedule(
                    () -> tokenIsLate.complete(null), TOKEN_IS_LATE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } else if (!awaiting && tokenTimer != null) {
            tokenTimer.dispose();
            tokenTimer = null;
        }
    }
}
