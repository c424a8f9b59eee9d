package io.github.azkeys.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a server asks callers to wait, in each of the forms that Azure uses. */
final class RetryAfter {

    private static final HttpHeaderName X_MS_RETRY_AFTER_MS = HttpHeaderName.fromString("x-ms-retry-after-ms");
    private static final HttpHeaderName RETRY_AFTER_MS = HttpHeaderName.fromString("retry-after-ms");

    private RetryAfter() {}

    /** The wait, never negative; empty where the server does not say or says nothing that can be read. */
    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return milliseconds(headers.getValue(X_MS_RETRY_AFTER_MS))
                .or(() -> milliseconds(headers.getValue(RETRY_AFTER_MS)))
                .or(() -> secondsOrDate(headers.getValue(HttpHeaderName.RETRY_AFTER), clock));
    }

    private static Optional<Duration> milliseconds(String value) {
        return number(value).map(Duration::ofMillis);
    }

    private static Optional<Duration> secondsOrDate(String value, Clock clock) {
        return number(value).map(Duration::ofSeconds).or(() -> date(value, clock));
    }

    private static Optional<Long> number(String value) {
        // more digits would be longer than anybody waits and overflow on the way
        return value != null && value.strip().matches("\\d{1,12}")
                ? Optional.of(Long.parseLong(value.strip()))
                : Optional.empty();
    }

    private static Optional<Duration> date(String value, Clock clock) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
