// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import java.util.concurrent.TimeUnit;

/**
 * Adjusts a bucket to the numbers that ARM reports. Other applications write too, so a lower number is the limit. Numbers
 * above the documented limit raise the bucket, carefully:
 *
 * <ul>
 *   <li>The lowest number of the last ten to twenty seconds counts. ARM counts in each region, so that the numbers of a
 *       subscription can alternate between those of two regions.
 *   <li>ARM may not have counted the calls in flight, so they are subtracted. Of the rest, half is left to other
 *       applications. If ARM does not respond for a minute, the documented limit applies.
 *   <li>After ARM has throttled, the documented limit applies for ten minutes, because the numbers were wrong.
 * </ul>
 *
 * Times are nanoseconds. Not threadsafe.
 */
final class ReportedWrites {

    private static final long PERIOD = TimeUnit.SECONDS.toNanos(10);

    /** Longer than nearly all responses take, so that a number counts until the responses to the calls in flight arrive. */
    private static final long VALIDITY = TimeUnit.MINUTES.toNanos(1);

    private static final long CAUTION = TimeUnit.MINUTES.toNanos(10);

    private final WriteBucket bucket;

    private int inFlight;
    private long cautiousUntil = Long.MIN_VALUE;

    private int lowest = Integer.MAX_VALUE;
    private int previousLowest = Integer.MAX_VALUE;
    private long periodEnd = Long.MIN_VALUE;

    ReportedWrites(WriteBucket bucket) {
        this.bucket = bucket;
    }

    /** Counts a call as in flight. */
    void sent() {
        inFlight++;
    }

    /** A call is in flight no more. */
    void ended() {
        inFlight = Math.max(0, inFlight - 1);
    }

    void adjust(Remaining remaining, long now) {
        bucket.lowerTo(remaining.number(), now);
        int number = lowest(remaining.number(), now);
        if (!remaining.ofIdentity() || now < cautiousUntil) {
            return;
        }
        if (number > WriteBucket.SIZE && number > inFlight) {
            bucket.raiseTo((number - inFlight) / 2, now, now + VALIDITY);
        } else {
            bucket.shrink(now);
        }
    }

    /** Returns to the documented limit, at least until the end of the pause. */
    void throttled(long now, long pauseEnd) {
        cautiousUntil = Math.max(now + CAUTION, pauseEnd);
        bucket.shrink(now);
    }

    /** Adds a number to those of the current period, and returns the lowest of this and the previous period. */
    private int lowest(int number, long now) {
        if (now >= periodEnd) {
            previousLowest = now < periodEnd + PERIOD ? lowest : Integer.MAX_VALUE;
            lowest = Integer.MAX_VALUE;
            periodEnd = now + PERIOD;
        }
        lowest = Math.min(lowest, number);
        return Math.min(lowest, previousLowest);
    }
}
