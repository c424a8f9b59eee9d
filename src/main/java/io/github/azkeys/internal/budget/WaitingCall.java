// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A call that waits for its turn. Its fields are guarded by the lock of its budget. */
final class WaitingCall extends CompletableFuture<Void> {

    private final CallPriority priority;
    private final RetryOptions limits;
    private final Duration waited;

    /** The latest time for its turn. Changes only while the call is in no queue. */
    private long deadline;

    /** The order of arrival. Changes only while the call is in no queue. */
    private long number;

    /** Null if the call may be sent. */
    private Throwable refusal;

    WaitingCall(CallPriority priority, RetryOptions limits, Duration waited) {
        this.priority = priority;
        this.limits = limits;
        this.waited = waited;
    }

    boolean isLive() {
        return priority.isLive();
    }

    /** Returns for how many nanoseconds the call may wait for the budget. */
    long patience() {
        return Math.max(0, limits.longestWait(priority).minus(waited).toNanos());
    }

    long deadline() {
        return deadline;
    }

    long number() {
        return number;
    }

    void arrive(long newNumber, long newDeadline) {
        number = newNumber;
        deadline = newDeadline;
    }

    WaitingCall refuse(Throwable reason) {
        refusal = reason;
        return this;
    }

    /**
     * Ends the wait, outside the lock, because the request is sent here.
     *
     * @return false if the call may be sent, but was cancelled before
     */
    boolean end() {
        if (refusal != null) {
            completeExceptionally(refusal);
            return true;
        }
        return complete(null);
    }
}
