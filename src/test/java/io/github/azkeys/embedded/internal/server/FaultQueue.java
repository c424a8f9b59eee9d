// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.server;

import io.github.azkeys.embedded.internal.server.InjectedFault.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults of the next requests, in order. Thread-safe. */
public final class FaultQueue {

    private final Deque<Counted> queue = new ArrayDeque<>();
    private final Deque<InjectedFault> lasting = new ArrayDeque<>();

    /** Adds a fault for a number of requests, at least 1. */
    public synchronized void add(InjectedFault fault, int requests) {
        queue.add(new Counted(fault, new AtomicInteger(requests)));
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
        queue.removeIf(counted -> counted.fault().address().equals(address));
        lasting.removeIf(fault -> fault.address().equals(address));
    }

    /** Removes and returns the first fault that happens to the request, {@link InjectedFault#NONE} if there is none. */
    synchronized InjectedFault next(ServerRequest request) {
        for (Counted counted : queue) {
            if (counted.fault().happensTo(request)) {
                take(counted);
                return counted.fault();
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
        Counted first = queue.peek();
        boolean resets = first.fault().kind() == Kind.RESET_AT_CONNECT;
        if (resets) {
            take(first);
        }
        return resets;
    }

    /** Counts one request, and removes the fault after its last one. */
    private void take(Counted counted) {
        if (counted.requests().decrementAndGet() == 0) {
            queue.remove(counted);
        }
    }

    /** @param requests the number of requests to which the fault still happens */
    private record Counted(InjectedFault fault, AtomicInteger requests) {}
}
