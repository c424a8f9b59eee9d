// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls that wait for a budget in the order of their arrival, exchanges and background calls. No method looks at all
 * of them, so that a call costs the same however many wait. Not threadsafe.
 */
final class WaitingCalls {

    private final Set<WaitingCall> live = new LinkedHashSet<>();
    private final Set<WaitingCall> background = new LinkedHashSet<>();
    private final NavigableSet<WaitingCall> byDeadline =
            new TreeSet<>(Comparator.comparingLong(WaitingCall::deadline).thenComparingLong(WaitingCall::number));
    private long arrivals;

    boolean isEmpty() {
        return byDeadline.isEmpty();
    }

    int size() {
        return byDeadline.size();
    }

    int live() {
        return live.size();
    }

    int background() {
        return background.size();
    }

    void add(WaitingCall call, boolean isLive, long deadline) {
        call.arrive(++arrivals, deadline);
        byDeadline.add(call);
        (isLive ? live : background).add(call);
    }

    /** Returns false if the call does not wait here. */
    boolean remove(WaitingCall call) {
        boolean waited = live.remove(call) || background.remove(call);
        return waited && byDeadline.remove(call);
    }

    /** Returns false if the call does not wait here in the background. */
    boolean removeFromBackground(WaitingCall call) {
        return background.remove(call) && byDeadline.remove(call);
    }

    /** Removes the first exchange, or the first background call, which must exist. */
    WaitingCall poll(boolean isLive) {
        Iterator<WaitingCall> queue = (isLive ? live : background).iterator();
        WaitingCall call = queue.next();
        queue.remove();
        byDeadline.remove(call);
        return call;
    }

    /** Returns a call whose deadline is before that time; null if there is none. */
    WaitingCall late(long time) {
        return isEmpty() || byDeadline.first().deadline() >= time ? null : byDeadline.first();
    }

    boolean isLive(WaitingCall call) {
        return live.contains(call);
    }
}
