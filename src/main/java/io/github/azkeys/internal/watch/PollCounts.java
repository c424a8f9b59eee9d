// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

/** The numbers of polls of one consumer that Camel's health check, management and backoff need. Threadsafe. */
final class PollCounts {

    private long runs;
    private long idle;
    private long errors;
    private long successes;
    private int backoff;
    private boolean done;
    private Throwable lastError;

    /** Counts a run of the scheduler. Returns whether it is skipped after idle or failed polls. */
    synchronized boolean isSkipped(int multiplier, int idleThreshold, int errorThreshold) {
        boolean backsOff = multiplier > 0 && idleThreshold > 0 && idle >= idleThreshold
                || errorThreshold > 0 && errors >= errorThreshold;
        if (!backsOff) {
            return false;
        }
        backoff++;
        if (backoff < multiplier) {
            return true;
        }
        idle = 0;
        errors = 0;
        backoff = 0;
        successes = 0;
        return false;
    }

    /** Counts a run that is not skipped, and returns how many there were. */
    synchronized long begin() {
        return ++runs;
    }

    synchronized void succeeded(int messages) {
        idle = messages == 0 ? idle + 1 : 0;
        successes++;
        errors = 0;
        lastError = null;
        done = true;
    }

    /** Counts a poll that another one follows in the same run. */
    synchronized void succeededInBetween() {
        errors = 0;
        lastError = null;
        done = true;
    }

    synchronized void failed(Throwable cause) {
        idle = 0;
        successes = 0;
        errors++;
        lastError = cause;
        done = true;
    }

    /** Forgets all but the last error, when the consumer stops. */
    synchronized void clear() {
        runs = 0;
        idle = 0;
        errors = 0;
        successes = 0;
        backoff = 0;
        done = false;
    }

    synchronized long runs() {
        return runs;
    }

    synchronized long errors() {
        return errors;
    }

    synchronized long successes() {
        return successes;
    }

    synchronized int backoff() {
        return backoff;
    }

    synchronized boolean isDone() {
        return done;
    }

    synchronized Throwable lastError() {
        return lastError;
    }
}
