package io.github.azkeys.internal.transport;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;

/**
 * Cancels every step of one exchange. HttpClient's own future cancels the step it heard of last, which need not be the
 * one that is running: an exchange on a connection from the pool registers itself first and the lease, long complete,
 * after it, so that cancelling would leave the connection in use until the response time-out. Threadsafe.
 */
final class Cancellation implements CancellableDependency {

    private final List<Cancellable> steps = new ArrayList<>();
    private boolean cancelled;

    @Override
    public void setDependency(Cancellable step) {
        synchronized (this) {
            if (!cancelled) {
                steps.add(step);
                return;
            }
        }
        step.cancel();
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean cancel() {
        List<Cancellable> running;
        synchronized (this) {
            if (cancelled) {
                return false;
            }
            cancelled = true;
            running = List.copyOf(steps);
            steps.clear();
        }
        // steps that are complete ignore it; not in the lock, since callbacks follow
        running.forEach(Cancellable::cancel);
        return true;
    }
}
