// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.call;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.util.DateTimeRfc1123;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads how long a server asks to wait, from all headers that Azure uses. */
public final class RetryAfter {

    private static final String SECONDS_OR_DATE = "Retry-After";
    private static final List<String> NAMES = List.of("x-ms-retry-after-ms", "retry-after-ms", SECONDS_OR_DATE);

    private RetryAfter() {}

    /**
     * Returns the delay, never negative; empty if there is none or it cannot be parsed.
     *
     * @param headers returns the value of a header by its name in any case; null if there is none
     */
    public static Optional<Duration> of(UnaryOperator<String> headers, Clock clock) {
        return each(headers, clock).flatMap(Optional::stream).findFirst();
    }

    /** As {@link #of(UnaryOperator, Clock)}, for a response of azure-core. */
    public static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return of(name -> headers.getValue(HttpHeaderName.fromString(name)), clock);
    }

    /**
     * Whether the requested delay is at most {@code longest}. A header that cannot be parsed counts as longer, because
     * azure-core, which waits, may parse it differently.
     */
    public static boolean isWithin(Duration longest, UnaryOperator<String> headers, Clock clock) {
        return each(headers, clock).allMatch(Optional::isPresent)
                && of(headers, clock).map(wait -> wait.compareTo(longest) <= 0).orElse(true);
    }

    /** Returns the delay of each header that was sent, by precedence; empty if it cannot be parsed. */
    private static Stream<Optional<Duration>> each(UnaryOperator<String> headers, Clock clock) {
        return NAMES.stream()
                .filter(name ->
                        headers.apply(name) != null && !headers.apply(name).isEmpty())
                .map(name -> parse(name, headers.apply(name), clock));
    }

    private static Optional<Duration> parse(String name, String value, Clock clock) {
        boolean seconds = name.equals(SECONDS_OR_DATE);
        // more digits would overflow
        if (value.matches("\\d{1,12}")) {
            long number = Long.parseLong(value);
            return Optional.of(seconds ? Duration.ofSeconds(number) : Duration.ofMillis(number));
        }
        return seconds ? date(value, clock) : Optional.empty();
    }

    private static Optional<Duration> date(String value, Clock clock) {
        try {
            // the parser of azure-core, which accepts a wrong weekday and treats any zone as GMT
            Duration wait = Duration.between(
                    clock.instant(), new DateTimeRfc1123(value).getDateTime().toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
