// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.transport;

import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;

/**
 * Cancels all steps of one exchange. The future of HttpClient cancels only the step that was registered last, which may
 * have completed already: with a pooled connection, the exchange registers before the lease. Cancelling only the lease
 * would keep the connection in use until the response timeout. Threadsafe.
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
        // completed steps ignore it; outside the lock, because it runs callbacks
        running.forEach(Cancellable::cancel);
        return true;
    }
}
