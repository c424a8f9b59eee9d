// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults of the next requests, in order. Thread-safe. */
public final class FaultQueue {

    private final Queue<InjectedFault> queue = new ConcurrentLinkedQueue<>();

    /** Adds a fault for one request. */
    public void add(InjectedFault fault) {
        queue.add(fault);
    }

    /** Removes and returns the fault of the next request, {@link InjectedFault#NONE} if the queue is empty. */
    InjectedFault next() {
        InjectedFault next = queue.poll();
        return next == null ? InjectedFault.NONE : next;
    }
}
