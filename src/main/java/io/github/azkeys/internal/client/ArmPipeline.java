// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import io.github.azkeys.internal.budget.BudgetPolicy;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.call.RetryAfter;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.TokenPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the pipeline for all requests to ARM. It has no logging policy, because that of azure-core takes its level from
 * the environment and could log the keys.
 */
final class ArmPipeline {

    private static final Duration FIRST_DELAY = Duration.ofMillis(800);
    private static final Duration MAX_DELAY = Duration.ofSeconds(8);

    /** azure-core does not accept a delay of 0. */
    private static final Duration MIN_DELAY = Duration.ofMillis(1);

    private ArmPipeline() {}

    static HttpPipeline build(
            ArmConnection connection, TokenCredential credential, HttpClient http, WriteBudgets budgets, Clock clock) {
        List<HttpPipelinePolicy> policies = new ArrayList<>();
        policies.add(new UserAgentPolicy(connection.userAgent()));
        policies.add(new RequestIdPolicy());
        if (connection.retry().maxRetries() > 0) {
            policies.add(retry(connection.retry(), clock));
        }
        policies.add(new TokenPolicy(connection, credential));
        policies.add(new BudgetPolicy(connection, budgets, clock));
        policies.add(new WholeResponsePolicy(connection.transport().responseTimeout()));
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(policies.toArray(HttpPipelinePolicy[]::new))
                .build();
    }

    private static RetryPolicy retry(RetryOptions options, Clock clock) {
        Duration longest = Durations.longer(MIN_DELAY, Durations.shorter(MAX_DELAY, options.maxDelay()));
        return new RetryPolicy(new com.azure.core.http.policy.RetryOptions(new ExponentialBackoffOptions()
                        .setMaxRetries(options.maxRetries())
                        .setBaseDelay(Durations.shorter(FIRST_DELAY, longest))
                        .setMaxDelay(longest))
                .setShouldRetryCondition(condition -> shouldRetry(condition, options.maxDelay(), clock)));
    }

    private static boolean shouldRetry(RequestRetryCondition condition, Duration maxDelay, Clock clock) {
        if (condition.getResponse() == null) {
            return ArmFailures.isPassing(condition.getThrowable());
        }
        int status = condition.getResponse().getStatusCode();
        boolean passing = status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
        return passing && RetryAfter.isWithin(maxDelay, condition.getResponse().getHeaders(), clock);
    }
}
