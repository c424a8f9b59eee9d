// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.Guard;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Applies a {@link CallBudget} to a pipeline. It follows the retries and the token in the pipeline, so that it counts each
 * request at the time that it is sent.
 */
public final class BudgetPolicy implements HttpPipelinePolicy {

    private static final byte[] UNREAD = {};

    private final CallBudget budget;

    public BudgetPolicy(ArmConnection connection, WriteBudgets budgets, Clock clock) {
        this.budget = new CallBudget(connection, budgets, clock);
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        CallPriority priority = (CallPriority) context.getData(CallPriority.KEY).orElseGet(CallPriority::live);
        String method = context.getHttpRequest().getHttpMethod().toString();
        String path = context.getHttpRequest().getUrl().getPath();
        return Mono.fromFuture(() -> budget.take(method, path, priority))
                .then(Guard.guard(() -> {
                    priority.sending();
                    return next.process();
                }))
                .doOnNext(response -> budget.answered(
                        method,
                        path,
                        new TransportResponse(
                                response.getStatusCode(),
                                name -> response.getHeaders().getValue(HttpHeaderName.fromString(name)),
                                UNREAD)));
    }
}
