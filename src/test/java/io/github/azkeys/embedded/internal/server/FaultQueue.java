// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import io.github.azkeys.embedded.internal.server.InjectedFault.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The faults of the next requests, in order. Thread-safe. */
public final class FaultQueue {

    private final Deque<InjectedFault> queue = new ArrayDeque<>();
    private final Deque<InjectedFault> lasting = new ArrayDeque<>();

    /** Adds a fault for one request. */
    public synchronized void add(InjectedFault fault) {
        queue.add(fault);
    }

    /** Adds a fault for all requests after those of the faults before it, until it is removed. */
    public synchronized void addLasting(InjectedFault fault) {
        lasting.add(fault);
    }

    /** Removes all faults. */
    public synchronized void clear() {
        queue.clear();
        lasting.clear();
    }

    /** Removes the faults that happen only to requests with this address. */
    public synchronized void clear(String address) {
        queue.removeIf(fault -> fault.address().equals(address));
        lasting.removeIf(fault -> fault.address().equals(address));
    }

    /** Removes and returns the first fault that happens to the request, {@link InjectedFault#NONE} if there is none. */
    synchronized InjectedFault next(ServerRequest request) {
        for (Iterator<InjectedFault> faults = queue.iterator(); faults.hasNext(); ) {
            InjectedFault fault = faults.next();
            if (fault.happensTo(request)) {
                faults.remove();
                return fault;
            }
        }
        return lasting.stream()
                .filter(fault -> fault.happensTo(request))
                .findFirst()
                .orElse(InjectedFault.NONE);
    }

    /** Removes the next fault if it is a reset at connect. Returns whether it was. */
    synchronized boolean resetsConnection() {
        if (queue.isEmpty()) {
            return !lasting.isEmpty() && lasting.peek().kind() == Kind.RESET_AT_CONNECT;
        }
        boolean resets = queue.peek().kind() == Kind.RESET_AT_CONNECT;
        if (resets) {
            queue.remove();
        }
        return resets;
    }
}
