// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket like the one that ARM counts writes with: it holds {@value #SIZE} writes and refills ten per second. It
 * holds more for a while after ARM has reported that more are left. Background calls can use half of it. Times are
 * nanoseconds since the bucket was full. Not threadsafe.
 *
 * <p>The state is the time at which the bucket was empty, if it was only refilled since. A write moves that time forward by
 * {@link #EACH}. A pause moves it into the future.
 */
final class WriteBucket {

    static final int SIZE = 200;

    /** The time to refill one write. */
    private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);

    /** The time to refill one write of the half for background calls. */
    private static final long EACH_IN_BACKGROUND = 2 * EACH;

    private long empty = -SIZE * EACH;

    /** Never before {@link #empty}: background calls get at most half of what is left, and never the last write. */
    private long emptyForBackground = empty;

    private int size = SIZE;

    /** When the bucket has its normal size again. */
    private long enlargedUntil;

    /** Returns the number of whole writes that are left. */
    int level(long now) {
        return (int) Math.max(0, Math.min(size(now), (now - empty) / EACH));
    }

    /** Takes a write for an exchange; false if none is left. */
    boolean take(long now) {
        if (untilTurn(0, now) > 0) {
            return false;
        }
        emptyAt(empty + EACH);
        return true;
    }

    /** Takes a write for a background call; false if none is left for it. */
    boolean takeInBackground(long now) {
        if (untilTurnInBackground(0, 0, now) > 0) {
            return false;
        }
        emptyForBackground += EACH_IN_BACKGROUND;
        emptyAt(empty + EACH);
        return true;
    }

    /** Lowers the number of writes that are left. */
    void lowerTo(int number, long now) {
        if (number < level(now)) { // ARM rounds down to whole writes
            emptyAt(now - number * EACH);
        }
    }

    /** Holds at least that many writes. If these are more than {@value #SIZE}, it holds no more than these until then. */
    void raiseTo(int number, long now, long until) {
        size = Math.max(SIZE, number);
        enlargedUntil = until;
        long point = now - number * EACH;
        empty = Math.min(empty, point);
        emptyForBackground = Math.max(empty, Math.min(emptyForBackground, point));
        fill(now);
    }

    /** Holds at most {@value #SIZE} writes again. */
    void shrink(long now) {
        enlargedUntil = now;
        fill(now);
    }

    /** Empties the bucket until that time, when it holds one write. */
    void closeUntil(long then) {
        emptyAt(then - EACH);
    }

    /** Returns the time until an exchange behind {@code ahead} others gets a write; 0 for now. */
    long untilTurn(int ahead, long now) {
        fill(now);
        return Math.max(0, empty + (ahead + 1) * EACH - now);
    }

    /** Returns the time until a background call gets a write, after all exchanges. */
    long untilTurnInBackground(int exchangesAhead, int ahead, long now) {
        fill(now);
        long left = Math.max(emptyForBackground, empty + exchangesAhead * EACH);
        return Math.max(0, left + (ahead + 1) * EACH_IN_BACKGROUND - now);
    }

    /** Limits the bucket to its size. */
    private void fill(long now) {
        emptyAt(now - size(now) * EACH);
    }

    private int size(long now) {
        return now < enlargedUntil ? size : SIZE;
    }

    private void emptyAt(long point) {
        empty = Math.max(empty, point);
        emptyForBackground = Math.max(emptyForBackground, empty);
    }
}
