// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The budget of the calls of one connection: delays writes, and reads of lists, until ARM allows them, and learns from the
 * responses. Each try counts, so it is taken at the time that the request is sent, with its token. Threadsafe.
 */
public final class CallBudget {

    private static final int TOO_MANY_REQUESTS = 429;

    /** The scopes that are worked out once. Bounds the memory, because headers can specify any resource. */
    private static final int MAX_SCOPES = 1_000;

    private static final String LIST_END = "/resources";

    /** Lists of ARM itself; other reads are of services, which have limits of their own. */
    private static final Pattern LIST =
            Pattern.compile("(?i)/subscriptions/[^/]+(?:/resourceGroups/[^/]+)?" + LIST_END);

    private final ArmConnection connection;
    private final WriteBudgets budgets;
    private final Clock clock;
    private final LoadingCache<String, BudgetScope> scopes;

    /** @param clock for {@code Retry-After} headers with a date */
    public CallBudget(ArmConnection connection, WriteBudgets budgets, Clock clock) {
        this.connection = connection;
        this.budgets = budgets;
        this.clock = clock;
        this.scopes = Caffeine.newBuilder()
                .maximumSize(MAX_SCOPES)
                .executor(Runnable::run)
                .build(path -> BudgetScope.of(connection, path));
    }

    /**
     * Waits until a request may be sent, and counts it. {@link #answered} must be called once for each request whose wait
     * succeeded.
     *
     * @param path the path of the request, without the query
     * @return completed already if the request need not wait. Otherwise completes on the thread that ended the wait, or
     *     with {@link RateLimited}. Cancelling it ends the wait
     */
    public CompletableFuture<Void> take(String method, String path, CallPriority priority) {
        if (!method.equals("GET")) {
            return budgets.take(scopes.get(path), priority, connection.retry());
        }
        return isList(path) ? budgets.takeRead(scopes.get(path), priority, connection.retry()) : WriteBudget.FREE;
    }

    /**
     * Learns from a response of any status what ARM allows.
     *
     * @param response null if there is none, as after a time-out or if the request was cancelled
     */
    public void answered(String method, String path, TransportResponse response) {
        if (!method.equals("GET")) {
            answeredWrite(scopes.get(path), response);
        } else if (isList(path)) {
            answeredRead(scopes.get(path), response);
        }
    }

    private void answeredWrite(BudgetScope scope, TransportResponse response) {
        Remaining remaining = response == null ? Remaining.NOTHING : Remaining.writes(response);
        budgets.answered(scope, remaining);
        if (isThrottled(response)) {
            // if ARM has writes left, it is the service that throttles
            WriteBudget throttled = remaining.number() > 0 ? budgets.ofService(scope) : budgets.of(scope);
            throttled.pause(retryAfter(response));
        }
    }

    private void answeredRead(BudgetScope scope, TransportResponse response) {
        budgets.answeredRead(scope, response == null ? Remaining.NOTHING : Remaining.reads(response));
        if (isThrottled(response)) {
            budgets.ofReads(scope).pause(retryAfter(response));
        }
    }

    private static boolean isThrottled(TransportResponse response) {
        return response != null && response.status() == TOO_MANY_REQUESTS;
    }

    private Duration retryAfter(TransportResponse response) {
        return RetryAfter.of(response::header, clock).orElse(Duration.ZERO);
    }

    private static boolean isList(String path) {
        int end = path.length() - LIST_END.length();
        return path.regionMatches(true, end, LIST_END, 0, LIST_END.length())
                && LIST.matcher(path).matches();
    }
}
