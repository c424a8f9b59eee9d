// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations as Camel does, but strictly: Camel ignores the rest of an invalid text, or returns 0. */
public final class Times {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d+");
    private static final Pattern ISO = Pattern.compile("-?[Pp].*");
    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final List<Duration> UNITS = List.of(
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(1));

    private Times() {}

    /**
     * Parses a text such as {@code 1h30m}, {@code PT5M} or {@code 60000}, which are milliseconds.
     *
     * @return empty if the text is not a duration, or too long for a number of milliseconds
     */
    public static Optional<Duration> parse(String text) {
        String time = text.strip();
        try {
            if (ISO.matcher(time).matches()) {
                return Optional.of(Duration.parse(time));
            }
            if (MILLISECONDS.matcher(time).matches()) {
                return Optional.of(Duration.ofMillis(Long.parseLong(time)));
            }
            Matcher parts = PARTS.matcher(time);
            return time.isEmpty() || !parts.matches() ? Optional.empty() : Optional.of(sum(parts));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration sum(Matcher parts) {
        long millis = 0;
        for (int i = 0; i < UNITS.size(); i++) {
            String count = parts.group(i + 1);
            if (count != null) {
                long unit = UNITS.get(i).toMillis();
                millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(count), unit));
            }
        }
        return Duration.ofMillis(millis);
    }
}
