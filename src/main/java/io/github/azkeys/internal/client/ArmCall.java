// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Causes;
import io.github.azkeys.internal.failure.Failures;
import io.github.azkeys.internal.failure.Subject;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/**
 * One call, which takes one step after the other: a request, or the wait for a token. It ends with its last step, or before
 * when it is withdrawn, cancelled or {@linkplain #fail failed}: then its current step is cancelled and no further one begins.
 * An {@link Error} of a step is a failure of the call, because no caller would receive it on another thread. Threadsafe.
 */
final class ArmCall<T> {

    private final CallPriority priority;
    private final Subject subject;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> current;

    ArmCall(CallPriority priority, Subject subject) {
        this.priority = priority;
        this.subject = subject;
    }

    CallPriority priority() {
        return priority;
    }

    /**
     * Takes the steps.
     *
     * @param steps completes with the result of the call
     * @return completes with the result or with an {@link io.github.azkeys.AzkeysException}, or with a
     *     {@link CancellationException} when the call is withdrawn
     */
    CompletableFuture<T> run(Supplier<CompletableFuture<T>> steps) {
        result.whenComplete((value, failure) -> cancelCurrent());
        priority.whenWithdrawn(() -> result.completeExceptionally(new CancellationException("the call was withdrawn")));
        if (!isEnded()) {
            begun(steps).whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    fail(failure);
                }
            });
        }
        return result;
    }

    /** Ends the call, unless it has ended. */
    void fail(Throwable failure) {
        if (!isEnded()) {
            result.completeExceptionally(exception(Causes.unwrapped(failure)));
        }
    }

    boolean isEnded() {
        return result.isDone();
    }

    /** Begins a step. Returns the future of the step, or a failure if the call has ended. */
    <S> CompletableFuture<S> begin(Supplier<CompletableFuture<S>> step) {
        if (isEnded()) {
            return CompletableFuture.failedFuture(new CancellationException("the call has ended"));
        }
        CompletableFuture<S> begun = begun(step);
        current = begun;
        if (isEnded()) { // meanwhile
            cancelCurrent();
        }
        return begun;
    }

    /** Begins to wait, without a thread. */
    CompletableFuture<Void> pause(Duration wait) {
        return begin(() -> {
            CompletableFuture<Void> passed = new CompletableFuture<>();
            Disposable timer = schedule(() -> passed.complete(null), wait);
            passed.whenComplete((nothing, cancelled) -> timer.dispose());
            return passed;
        });
    }

    /** Fails the call after that time, unless the timer is disposed before. */
    Disposable failAfter(Duration time, Supplier<Throwable> failure) {
        return schedule(() -> fail(failure.get()), time);
    }

    private static Disposable schedule(Runnable action, Duration delay) {
        return Schedulers.parallel().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static <S> CompletableFuture<S> begun(Supplier<CompletableFuture<S>> step) {
        try {
            return step.get();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void cancelCurrent() {
        CompletableFuture<?> step = current;
        if (step != null) {
            step.cancel(true);
        }
    }

    private Throwable exception(Throwable failure) {
        return failure instanceof FailedTry failed
                ? failed.failure()
                : Failures.of(
                        Exceptions.unwrap(failure),
                        priority.isAccepted() || priority.isFinished() ? subject.afterAccepted() : subject);
    }
}
