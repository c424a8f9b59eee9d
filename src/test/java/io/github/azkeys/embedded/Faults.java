package io.github.azkeys.embedded;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that are still to happen, in their order. Threadsafe. */
final class Faults {

    private final Queue<Fault> queue = new ConcurrentLinkedQueue<>();

    void add(Fault fault) {
        for (int i = 0; i < fault.times(); i++) {
            queue.add(fault);
        }
    }

    /** The fault for the next call, {@link Fault#NONE} where none is due. */
    Fault next() {
        Fault due = queue.poll();
        return due == null ? Fault.NONE : due;
    }
}
