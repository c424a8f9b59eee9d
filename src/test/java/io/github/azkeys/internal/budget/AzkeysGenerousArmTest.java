// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.ThrottledException;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** ARM that allows more writes than documented, such as Azure Stack. */
class AzkeysGenerousArmTest extends VirtualTimeTestSupport {

    private static final String URI = "azkeys:batch?resourceId=" + BATCH;

    @Override
    protected EmbeddedArmBuilder bucket(EmbeddedArmBuilder builder) {
        return builder.writes(12_000, 10);
    }

    private List<CompletableFuture<Exchange>> send(int number) {
        return Stream.generate(() -> template.asyncSend(URI, exchange -> {}))
                .limit(number)
                .toList();
    }

    @Test
    void exchangesDoNotWaitWhileArmAllowsMore() {
        for (int i = 0; i < 250; i++) { // and no time passes
            assertThat(ask(URI + "&maxRetryDelay=0").getException()).isNull();
        }
        assertThat(arm.calls("batch")).hasSize(250).extracting(ArmCall::status).containsOnly(200);
        assertThat(budget("subid").remaining()).isEqualTo((12_000 - 250) / 2);
    }

    @Test
    void afterArmHasThrottledTheDocumentedLimitApplies() throws Exception {
        assertThat(ask(URI).getException()).isNull();
        assertThat(budget("subid").remaining()).isGreaterThan(5_000);
        arm.fail(Fault.throttled(10).header("x-ms-ratelimit-remaining-subscription-writes", "0"));
        assertThat(ask(URI).getException()).isInstanceOf(ThrottledException.class);

        List<CompletableFuture<Exchange>> answers = send(31);
        await().until(() -> waiting() == 31);
        assertThat(arm.calls("batch")).hasSize(2);
        time.advanceTimeBy(Duration.ofSeconds(10));
        await().until(() -> arm.calls("batch").size() == 3); // reports that more are left again
        assertThat(CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(10));
        assertThat(waiting()).isEqualTo(30);
        time.advanceTimeBy(Duration.ofSeconds(1));
        await().until(() -> arm.calls("batch").size() == 13);
        assertThat(waiting()).isEqualTo(20);

        time.advanceTimeBy(Duration.ofSeconds(2));
        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(arm.calls("batch")).hasSize(33);
    }
}
