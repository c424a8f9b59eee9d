// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.client;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import io.github.azkeys.internal.budget.BudgetPolicy;
import io.github.azkeys.internal.budget.WriteBudgets;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.TokenPolicy;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Builds the pipeline for one try of a request to ARM. It has no logging policy, because that of azure-core takes its level from
 * the environment and could log the keys.
 */
final class ArmPipeline {

    private ArmPipeline() {}

    /** @param closed completes when the client is closed */
    static HttpPipeline build(
            ArmConnection connection, HttpClient http, WriteBudgets budgets, Clock clock, Mono<Void> closed) {
        return new HttpPipelineBuilder()
                .httpClient(http)
                .policies(
                        new UserAgentPolicy(connection.userAgent()),
                        new RequestIdPolicy(),
                        new TokenPolicy(connection, http, clock, closed),
                        new BudgetPolicy(connection, budgets, clock),
                        new WholeResponsePolicy(connection.transport().responseTimeout()))
                .build();
    }
}
