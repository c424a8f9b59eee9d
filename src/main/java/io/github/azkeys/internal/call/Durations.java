// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import java.time.Duration;
import java.time.Instant;

/** Compares durations, and writes them for messages. */
public final class Durations {

    /** The longest time of options and calls: far from the 292 years after which a number of nanoseconds is too large. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    /** Whether an earlier time is later than now by more than any call takes: then the clock was set back in between. */
    public static boolean wasClockSetBack(Instant earlier, Instant now) {
        return earlier.isAfter(now.plus(RetryOptions.LONGEST_OPERATION));
    }

    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Returns a text such as {@code 1 h 30 min} or {@code 0.5 s}. */
    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        return duration.toString()
                .replace("PT", "")
                .replace("H", " h ")
                .replace("M", " min ")
                .replace("S", " s ")
                .strip();
    }

    /** Returns the text of the value of an option, with the unit of plain numbers if it may be a mistake. */
    public static String ofOption(Duration value) {
        return text(value)
                + (!value.isZero() && value.abs().compareTo(Duration.ofSeconds(1)) < 0
                        ? "; a number without a unit is in milliseconds"
                        : "");
    }

    /** Returns a text such as {@code 1 second} or {@code 20 seconds}. */
    public static String seconds(long seconds) {
        return seconds + (seconds == 1 ? " second" : " seconds");
    }

    /** Whether less than that time has passed. False if the clock was set back since, because the time is then unknown. */
    public static boolean hasPassedLess(Duration time, Instant since, Instant now) {
        Duration passed = Duration.between(since, now);
        return !passed.isNegative() && passed.compareTo(time) < 0;
    }
}
