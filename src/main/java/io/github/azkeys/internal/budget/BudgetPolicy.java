// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.identity.ArmConnection;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Delays writes, and reads of lists, until the budget allows them, and updates the budget from the responses. It follows the retries and
 * the token in the pipeline, so that it counts each request at the time that it is sent.
 */
public final class BudgetPolicy implements HttpPipelinePolicy {

    private static final int TOO_MANY_REQUESTS = 429;

    /** The remaining writes of each limit. A service with its own limit sends the last one instead of the first. */
    private static final List<HttpHeaderName> REMAINING = List.of(
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-global-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-resource-requests"));

    private static final List<HttpHeaderName> REMAINING_READS = List.of(
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-global-reads"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-reads"));

    /** Lists of ARM itself; other reads are of services, which have limits of their own. */
    private static final Pattern LIST = Pattern.compile("(?i)/subscriptions/[^/]+(?:/resourceGroups/[^/]+)?/resources");

    private final ArmConnection connection;
    private final WriteBudgets budgets;
    private final Clock clock;

    public BudgetPolicy(ArmConnection connection, WriteBudgets budgets, Clock clock) {
        this.connection = connection;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        CallPriority priority = (CallPriority) context.getData(CallPriority.KEY).orElseGet(CallPriority::live);
        Mono<HttpResponse> sent = Guard.guard(() -> {
            priority.sending();
            return next.process();
        });
        String path = context.getHttpRequest().getUrl().getPath();
        if (context.getHttpRequest().getHttpMethod() == HttpMethod.GET) {
            return LIST.matcher(path).matches() ? read(path, priority, sent) : sent;
        }
        return Mono.defer(() -> budgets.take(connection, path, priority).then(sent))
                .doOnNext(response -> update(path, response));
    }

    private Mono<HttpResponse> read(String path, CallPriority priority, Mono<HttpResponse> sent) {
        return Mono.defer(() -> budgets.takeRead(connection, path, priority).then(sent))
                .doOnNext(response -> updateReads(path, response));
    }

    private void updateReads(String path, HttpResponse response) {
        remaining(response, REMAINING_READS)
                .ifPresent(number -> budgets.ofReads(connection, path).lowerTo(number));
        if (response.getStatusCode() == TOO_MANY_REQUESTS) {
            RetryAfter.of(response.getHeaders(), clock)
                    .filter(pause -> !pause.isZero())
                    .ifPresent(budgets.ofReads(connection, path)::pause);
        }
    }

    private static OptionalInt remaining(HttpResponse response, List<HttpHeaderName> headers) {
        return headers.stream()
                .map(response.getHeaders()::getValue)
                .filter(value -> value != null && value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .min();
    }

    private void update(String path, HttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        OptionalInt remaining = remaining(response, REMAINING);
        remaining.ifPresent(budgets.of(connection, path)::lowerTo);
        if (response.getStatusCode() == TOO_MANY_REQUESTS) {
            // ARM has writes left, so it is the service that throttles
            WriteBudget throttled =
                    remaining.orElse(0) > 0 ? budgets.ofService(connection, path) : budgets.of(connection, path);
            RetryAfter.of(headers, clock).filter(pause -> !pause.isZero()).ifPresent(throttled::pause);
        }
    }
}
