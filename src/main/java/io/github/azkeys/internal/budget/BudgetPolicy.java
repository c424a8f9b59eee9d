package io.github.azkeys.internal.budget;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Linking;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.identity.ArmConnection;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import reactor.core.publisher.Mono;

/**
 * Sends a write when the budget of its subscription allows it, and tells the budget what ARM and the service say. It stands behind
 * the retries and the token, so that it counts what is sent and when it is sent.
 */
public final class BudgetPolicy implements HttpPipelinePolicy {

    private static final int TOO_MANY_REQUESTS = 429;

    /** What remains of each limit that a write counts against; the last stands for the first where a service has its own. */
    private static final List<HttpHeaderName> REMAINING = List.of(
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-global-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-tenant-writes"),
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-resource-requests"));

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
        Mono<HttpResponse> sent = Linking.guard(
                () -> { // after a wait nobody is there to throw it at
                    priority.sending();
                    return next.process();
                });
        if (context.getHttpRequest().getHttpMethod() == HttpMethod.GET) {
            return sent;
        }
        String path = context.getHttpRequest().getUrl().getPath();
        return Mono.defer(() -> budgets.take(connection, path, priority).then(sent))
                .doOnNext(response -> learn(path, response));
    }

    private void learn(String path, HttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        OptionalInt remaining = REMAINING.stream()
                .map(headers::getValue)
                .filter(value -> value != null && value.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .min();
        remaining.ifPresent(budgets.of(connection, path)::lowerTo);
        if (response.getStatusCode() == TOO_MANY_REQUESTS) {
            // ARM has let a request through of which it says that others may follow: it was the service that did not
            WriteBudget throttled =
                    remaining.orElse(0) > 0 ? budgets.ofService(connection, path) : budgets.of(connection, path);
            RetryAfter.of(headers, clock).filter(pause -> !pause.isZero()).ifPresent(throttled::pause);
        }
    }
}
