package io.github.azkeys.internal.budget;

import java.util.concurrent.TimeUnit;

/**
 * ARM's bucket of writes as far as one can know it from outside: it holds {@value #SIZE} and fills up by ten a second.
 * The background may use half of both. Times are nanoseconds from when the bucket was full. Not threadsafe.
 *
 * <p>The bucket is a point in time: when it was empty, if it has only been filled since. A write moves that point on by
 * what one write takes to flow back, and a pause moves it into the future.
 */
final class WriteBucket {

    static final int SIZE = 200;

    /** What one write takes to flow back. */
    private static final long EACH = TimeUnit.MILLISECONDS.toNanos(100);

    /** The same of the half that the background may use. */
    private static final long EACH_IN_BACKGROUND = 2 * EACH;

    private long empty = -SIZE * EACH;

    /** Never before {@link #empty}: the background finds half of what there is at most, and leaves a write behind. */
    private long emptyForBackground = empty;

    /** How many whole writes it holds. */
    int level(long now) {
        return (int) Math.max(0, Math.min(SIZE, (now - empty) / EACH));
    }

    /** Takes one out for an exchange; false where there is none. */
    boolean take(long now) {
        if (untilTurn(0, now) > 0) {
            return false;
        }
        emptyAt(empty + EACH);
        return true;
    }

    /** Takes one out for the background; false where there is none to spare. */
    boolean takeInBackground(long now) {
        if (untilTurnInBackground(0, 0, now) > 0) {
            return false;
        }
        emptyForBackground += EACH_IN_BACKGROUND;
        emptyAt(empty + EACH);
        return true;
    }

    /** Holds that many from now on, if it held more. */
    void lowerTo(int number, long now) {
        if (number < level(now)) { // in whole writes, as ARM counts
            emptyAt(now - number * EACH);
        }
    }

    /** Holds none until then, then one. */
    void closeUntil(long then) {
        emptyAt(then - EACH);
    }

    /** How long it takes until an exchange gets one that comes behind so many others; 0 where that is now. */
    long untilTurn(int ahead, long now) {
        fill(now);
        return Math.max(0, empty + (ahead + 1) * EACH - now);
    }

    /** The same for a call in the background, which comes behind all exchanges. */
    long untilTurnInBackground(int exchangesAhead, int ahead, long now) {
        fill(now);
        long left = Math.max(emptyForBackground, empty + exchangesAhead * EACH);
        return Math.max(0, left + (ahead + 1) * EACH_IN_BACKGROUND - now);
    }

    /** It holds no more than its size. */
    private void fill(long now) {
        emptyAt(now - SIZE * EACH);
    }

    private void emptyAt(long point) {
        empty = Math.max(empty, point);
        emptyForBackground = Math.max(emptyForBackground, empty);
    }
}
