// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * The budget of the calls of one connection: delays writes, and reads of lists, until ARM allows them, and learns from the
 * responses. Each try counts, so it is taken at the time that the request is sent, with its token. Threadsafe.
 */
public final class CallBudget {

    private static final int TOO_MANY_REQUESTS = 429;

    /** The remaining writes of each limit. A service with its own limit sends the last one instead of the first. */
    private static final List<String> REMAINING = List.of(
            "x-ms-ratelimit-remaining-subscription-writes",
            "x-ms-ratelimit-remaining-subscription-global-writes",
            "x-ms-ratelimit-remaining-tenant-writes",
            "x-ms-ratelimit-remaining-subscription-resource-requests");

    private static final List<String> REMAINING_READS = List.of(
            "x-ms-ratelimit-remaining-subscription-reads",
            "x-ms-ratelimit-remaining-subscription-global-reads",
            "x-ms-ratelimit-remaining-tenant-reads");

    /** Lists of ARM itself; other reads are of services, which have limits of their own. */
    private static final Pattern LIST = Pattern.compile("(?i)/subscriptions/[^/]+(?:/resourceGroups/[^/]+)?/resources");

    private final ArmConnection connection;
    private final WriteBudgets budgets;
    private final Clock clock;

    /** @param clock for {@code Retry-After} headers with a date */
    public CallBudget(ArmConnection connection, WriteBudgets budgets, Clock clock) {
        this.connection = connection;
        this.budgets = budgets;
        this.clock = clock;
    }

    /**
     * Waits until a request may be sent, and counts it.
     *
     * @param path the path of the request, without the query
     * @return completed already if the request need not wait. Otherwise completes on the thread that ended the wait, or
     *     with {@link RateLimited}. Cancelling it ends the wait
     */
    public CompletableFuture<Void> take(String method, String path, CallPriority priority) {
        if (!method.equals("GET")) {
            return budgets.take(connection, path, priority).toFuture();
        }
        return isList(path)
                ? budgets.takeRead(connection, path, priority).toFuture()
                : Mono.<Void>empty().toFuture();
    }

    /**
     * Learns from a response of any status what ARM allows.
     *
     * @param response null if there is none
     */
    public void answered(String method, String path, TransportResponse response) {
        if (response == null) {
            return;
        }
        if (!method.equals("GET")) {
            answeredWrite(path, response);
        } else if (isList(path)) {
            answeredRead(path, response);
        }
    }

    private void answeredWrite(String path, TransportResponse response) {
        OptionalInt remaining = remaining(response, REMAINING);
        remaining.ifPresent(budgets.of(connection, path)::lowerTo);
        if (response.status() == TOO_MANY_REQUESTS) {
            // ARM has writes left, so it is the service that throttles
            WriteBudget throttled =
                    remaining.orElse(0) > 0 ? budgets.ofService(connection, path) : budgets.of(connection, path);
            pause(throttled, response);
        }
    }

    private void answeredRead(String path, TransportResponse response) {
        remaining(response, REMAINING_READS)
                .ifPresent(number -> budgets.ofReads(connection, path).lowerTo(number));
        if (response.status() == TOO_MANY_REQUESTS) {
            pause(budgets.ofReads(connection, path), response);
        }
    }

    private void pause(WriteBudget budget, TransportResponse response) {
        RetryAfter.of(response::header, clock).filter(pause -> !pause.isZero()).ifPresent(budget::pause);
    }

    private static boolean isList(String path) {
        return LIST.matcher(path).matches();
    }

    private static OptionalInt remaining(TransportResponse response, List<String> headers) {
        return headers.stream()
                .map(response::header)
                .filter(value -> value != null && value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .min();
    }
}
