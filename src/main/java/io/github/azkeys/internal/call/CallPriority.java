// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The priority of one call: live if an exchange waits for it, background otherwise, as for a watcher or the renewal of
 * cached keys. Other callers may join; a background call becomes live when a live caller joins. Also counts the tries that
 * were sent. Threadsafe.
 */
public final class CallPriority {

    /** Null if the call is live. As all lists here, it is not changed, and its actions run without the lock. */
    private List<Runnable> beforeLive = List.of();

    /** Null if a try was sent. */
    private List<Runnable> beforeSent = List.of();

    /** Null if the call is withdrawn. */
    private List<Runnable> beforeWithdrawn = List.of();

    private int tries;
    private volatile Outcome outcome = Outcome.OPEN;
    private State state = State.ALONE;
    private volatile boolean urgent;
    private volatile Consumer<Boolean> tokenListener = awaiting -> {};
    private volatile Throwable tokenFailure;

    private enum State {
        ALONE,
        SHARED,
        WITHDRAWN
    }

    /** What is known of a long-running operation. */
    private enum Outcome {
        OPEN,
        ACCEPTED,
        FINISHED
    }

    private CallPriority() {}

    /** Creates the priority of a call that an exchange waits for. */
    public static CallPriority live() {
        CallPriority priority = new CallPriority();
        priority.urgent = true;
        priority.beforeLive = null;
        return priority;
    }

    /** Creates the priority of a call that no exchange waits for yet. */
    public static CallPriority background() {
        return new CallPriority();
    }

    /** Whether an exchange waits for the call. */
    public boolean isLive() {
        return urgent;
    }

    /** Records that a try is sent to ARM. Requests for the status of an operation that ARM has accepted are not tries. */
    public void sending() {
        List<Runnable> actions;
        synchronized (this) {
            tries += outcome == Outcome.OPEN ? 1 : 0;
            actions = beforeSent;
            beforeSent = null;
        }
        run(actions);
    }

    /** Records that ARM has accepted a long-running operation. */
    public void accepted() {
        outcome = Outcome.ACCEPTED;
    }

    /** Records that the long-running operation has succeeded, although its result may still be unknown. */
    public void finished() {
        outcome = Outcome.FINISHED;
    }

    /** Whether ARM has accepted a long-running operation that may not have ended, or that has failed. */
    public boolean isAccepted() {
        return outcome == Outcome.ACCEPTED;
    }

    /** Whether ARM has carried out a long-running operation. */
    public boolean isFinished() {
        return outcome == Outcome.FINISHED;
    }

    public synchronized int tries() {
        return tries;
    }

    /** Forgets the tries so far, because they were of a request that changes nothing. */
    public synchronized void forgetTries() {
        tries = 0;
    }

    /** Runs the action when the first try is sent; immediately if it was. */
    public void whenSent(Runnable action) {
        synchronized (this) {
            if (beforeSent != null) {
                beforeSent = with(beforeSent, action);
                return;
            }
        }
        action.run();
    }

    /** Sets the listener for {@link #awaitingToken}; threadsafe, must return soon. */
    public void onAwaitingToken(Consumer<Boolean> listener) {
        tokenListener = listener;
    }

    /** Records that the call waits for a token, or that it has one. A call without a token waits until its last try. */
    public void awaitingToken(boolean awaiting) {
        tokenListener.accept(awaiting);
    }

    /** Records why a try of the call got no token. */
    public void tokenFailed(Throwable failure) {
        tokenFailure = failure;
    }

    /** Returns why the latest try got no token, null if no try has failed to get one. */
    public Throwable tokenFailure() {
        return tokenFailure;
    }

    /** Cancels the call, unless other callers have joined. */
    public void withdraw() {
        List<Runnable> actions;
        synchronized (this) {
            if (state != State.ALONE) {
                return;
            }
            state = State.WITHDRAWN;
            actions = beforeWithdrawn;
            beforeWithdrawn = null;
        }
        run(actions);
    }

    public synchronized boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    /** Runs the action when the call is withdrawn; immediately if it was. */
    public void whenWithdrawn(Runnable action) {
        synchronized (this) {
            if (beforeWithdrawn != null) {
                beforeWithdrawn = with(beforeWithdrawn, action);
                return;
            }
        }
        action.run();
    }

    /** Runs the action when the call becomes live; immediately if it is. */
    public void whenLive(Runnable action) {
        synchronized (this) {
            if (beforeLive != null) {
                beforeLive = with(beforeLive, action);
                return;
            }
        }
        action.run();
    }

    /**
     * Joins another caller; returns false if the call was withdrawn. The caller must call {@link #hurry} afterwards,
     * without holding a lock, because that runs the actions.
     */
    public synchronized boolean join(CallPriority other) {
        if (state == State.WITHDRAWN) {
            return false;
        }
        state = State.SHARED;
        urgent |= other.isLive();
        return true;
    }

    /** Runs the actions of {@link #whenLive} if the call is live. */
    public void hurry() {
        List<Runnable> actions;
        synchronized (this) {
            if (!urgent) {
                return;
            }
            actions = beforeLive;
            beforeLive = null;
        }
        run(actions);
    }

    private static List<Runnable> with(List<Runnable> actions, Runnable action) {
        return actions.isEmpty()
                ? List.of(action)
                : Stream.concat(actions.stream(), Stream.of(action)).toList();
    }

    /** Runs the actions without the lock, because they run other code. Null if they have run. */
    private static void run(List<Runnable> actions) {
        if (actions != null) {
            actions.forEach(Runnable::run);
        }
    }
}
