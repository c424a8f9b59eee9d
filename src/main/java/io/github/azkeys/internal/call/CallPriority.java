package io.github.azkeys.internal.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who waits for the answer of one call: an exchange, or nobody but something in the background, such as a watcher or the
 * renewal of keys that are still good. Others may join, and a call in the background that an exchange joins becomes as
 * urgent as one of its own. It also tells how often the call went out. Threadsafe.
 */
public final class CallPriority {

    /** Where a request carries it through the pipeline. */
    public static final String KEY = "azkeys-priority";

    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final CompletableFuture<Void> withdrawn = new CompletableFuture<>();
    private State state = State.ALONE;
    private volatile boolean urgent;

    private enum State {
        ALONE,
        SHARED,
        WITHDRAWN
    }

    private CallPriority() {}

    /** An exchange waits. */
    public static CallPriority live() {
        CallPriority priority = new CallPriority();
        priority.urgent = true;
        priority.live.complete(null);
        return priority;
    }

    /** Nobody is held up for as long as nobody joins. */
    public static CallPriority background() {
        return new CallPriority();
    }

    /** Whether an exchange waits by now. */
    public boolean isLive() {
        return urgent;
    }

    /** A try goes out to ARM. */
    public void sending() {
        tries.incrementAndGet();
        sent.complete(null);
    }

    /** How many tries went out. */
    public int tries() {
        return tries.get();
    }

    /** Does that when the first try goes out, now if it has already. */
    public void whenSent(Runnable action) {
        sent.thenRun(action);
    }

    /** Ends the call, unless others have joined and still want its answer. */
    public void withdraw() {
        synchronized (this) {
            if (state != State.ALONE) {
                return;
            }
            state = State.WITHDRAWN;
        }
        withdrawn.complete(null); // not under the lock: it ends the call here
    }

    public synchronized boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    /** Completes when the call is not wanted any longer. */
    public CompletableFuture<Void> withdrawn() {
        return withdrawn;
    }

    /** Does that when an exchange waits, now if one does already. */
    public void whenLive(Runnable action) {
        live.thenRun(action);
    }

    /**
     * Lets somebody else wait for the same call; false if it was withdrawn. Runs nothing: {@link #hurry} has to follow
     * where no lock is held.
     */
    public synchronized boolean join(CallPriority other) {
        if (state == State.WITHDRAWN) {
            return false;
        }
        state = State.SHARED;
        urgent |= other.isLive();
        return true;
    }

    /** Lets what waits for an exchange to join know that one has. */
    public void hurry() {
        if (urgent) {
            live.complete(null);
        }
    }
}
