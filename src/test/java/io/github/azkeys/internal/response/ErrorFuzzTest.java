// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azkeys.ArmError;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.transport.TransportResponse;
import io.github.azkeys.support.FuzzTestSupport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Responses with errors. */
class ErrorFuzzTest extends FuzzTestSupport {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final ArmErrorReader ERRORS = new ArmErrorReader(CLOCK);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    protected void fuzz(byte[] data) {
        fuzzerTestOneInput(data);
    }

    /** The first lines are the values of {@code x-ms-request-id} and of the headers that ask to wait, the rest the body. */
    public static void fuzzerTestOneInput(byte[] data) {
        String[] parts = text(data).split("\n", 5);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String[] names = {"x-ms-request-id", "Retry-After", "retry-after-ms", "x-ms-retry-after-ms"};
        for (int i = 0; i < Math.min(names.length, parts.length); i++) {
            headers.put(names[i], parts[i]);
        }
        byte[] body = parts.length < 5 ? new byte[0] : parts[4].getBytes(UTF_8);
        ArmError error = ERRORS.read(new TransportResponse(400, headers::get, body));
        check(error, 0);
        Duration wait = error.retryAfter() == null ? Duration.ZERO : error.retryAfter();
        require(!wait.isNegative(), "a negative delay: " + wait);
        wait.toMillis(); // must not overflow
        require(
                !RetryAfter.isWithin(MINUTE, headers::get, CLOCK) || wait.compareTo(MINUTE) <= 0,
                "within a minute, but " + wait);
    }

    private static void check(ArmError error, int depth) {
        for (String text : new String[] {error.code(), error.message(), error.target(), error.requestId()}) {
            if (text != null) {
                requireLine(text, 2001);
            }
        }
        require(error.details().size() <= 10 && depth <= 5, "too many details");
        error.details().forEach(detail -> check(detail, depth + 1));
    }
}
