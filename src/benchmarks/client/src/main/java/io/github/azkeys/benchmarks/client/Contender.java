// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.client;

/**
 * One way to get the keys of a Batch account. Implementations have a constructor with a {@link Target}, and fail a call
 * whose response has no primary key. Thread-safe.
 */
public interface Contender extends AutoCloseable {

    /**
     * Gets the keys once.
     *
     * @param outcome is told the end of the call once, on any thread; by a blocking contender before the method returns
     */
    void call(Outcome outcome);

    /** Whether {@link #call} blocks, so that each call in flight needs a thread of the caller. */
    boolean isBlocking();

    /** The end of a call. */
    interface Outcome {

        /** Is told the end of the call, with the failure, or null if the call succeeded. */
        void ended(Throwable failure);
    }
}
