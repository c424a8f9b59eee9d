package io.github.azkeys.internal.call;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.util.DateTimeRfc1123;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads how long a server asks to wait, from all headers that Azure uses. */
public final class RetryAfter {

    private static final HttpHeaderName X_MS_RETRY_AFTER_MS = HttpHeaderName.fromString("x-ms-retry-after-ms");
    private static final HttpHeaderName RETRY_AFTER_MS = HttpHeaderName.fromString("retry-after-ms");

    private RetryAfter() {}

    /** Returns the delay, never negative; empty if there is none or it cannot be parsed. */
    public static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return each(headers, clock).flatMap(Optional::stream).findFirst();
    }

    /**
     * Whether the requested delay is at most {@code longest}. A header that cannot be parsed counts as longer, because
     * azure-core, which waits, may parse it differently.
     */
    public static boolean isWithin(Duration longest, HttpHeaders headers, Clock clock) {
        return each(headers, clock).allMatch(Optional::isPresent)
                && of(headers, clock).map(wait -> wait.compareTo(longest) <= 0).orElse(true);
    }

    /** Returns the delay of each header that was sent, by precedence; empty if it cannot be parsed. */
    private static Stream<Optional<Duration>> each(HttpHeaders headers, Clock clock) {
        return Stream.of(
                        read(headers, X_MS_RETRY_AFTER_MS, RetryAfter::milliseconds),
                        read(headers, RETRY_AFTER_MS, RetryAfter::milliseconds),
                        read(headers, HttpHeaderName.RETRY_AFTER, value -> secondsOrDate(value, clock)))
                .flatMap(Optional::stream);
    }

    private static Optional<Optional<Duration>> read(
            HttpHeaders headers, HttpHeaderName name, Function<String, Optional<Duration>> reader) {
        return Optional.ofNullable(headers.getValue(name))
                .filter(value -> !value.isEmpty())
                .map(reader);
    }

    private static Optional<Duration> milliseconds(String value) {
        return number(value).map(Duration::ofMillis);
    }

    private static Optional<Duration> secondsOrDate(String value, Clock clock) {
        return number(value).map(Duration::ofSeconds).or(() -> date(value, clock));
    }

    private static Optional<Long> number(String value) {
        // more digits would overflow
        return value.matches("\\d{1,12}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
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
