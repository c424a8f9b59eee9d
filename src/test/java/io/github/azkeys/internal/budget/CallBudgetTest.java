// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.CloudEndpoints;
import io.github.azkeys.internal.identity.Identity;
import io.github.azkeys.internal.transport.TransportResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The calls that are sent in each second, with the numbers that ARM reports, in virtual time. */
class CallBudgetTest {

    private static final String KEYS =
            "/subscriptions/s1/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a/listKeys";
    private static final String OTHER_KEYS =
            "/subscriptions/s1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/listKeys";
    private static final String LIST = "/subscriptions/s1/resources";
    private static final String WRITES = "x-ms-ratelimit-remaining-subscription-writes";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final WriteBudgets budgets = new WriteBudgets(time);
    private final CallBudget budget = new CallBudget(
            new ArmConnection(
                    CloudEndpoints.of(new AzkeysConfiguration()),
                    new Identity(CredentialType.AZURE_IDENTITY, null, "tenant", null, null),
                    TransportOptions.DEFAULT,
                    null,
                    new RetryOptions(0, Duration.ofHours(2)),
                    "test"),
            budgets,
            Clock.systemUTC());
    private int calls;

    /** A caller sends the next call when ARM has responded, at once. */
    private void call(int times, Map<String, String> headers) {
        if (times > 0) {
            budget.take("POST", KEYS, CallPriority.live()).thenRun(() -> {
                calls++;
                budget.answered("POST", KEYS, response(200, headers));
                call(times - 1, headers);
            });
        }
    }

    private static TransportResponse response(int status, Map<String, String> headers) {
        return new TransportResponse(status, headers::get, new byte[0]);
    }

    private List<Integer> callsPerSecond(int callers, int times, Map<String, String> headers) {
        for (int i = 0; i < callers; i++) {
            call(times, headers);
        }
        List<Integer> seconds = new ArrayList<>(List.of(calls));
        while (seconds.size() < 4) {
            int before = calls;
            time.advanceTimeBy(Duration.ofSeconds(1));
            seconds.add(calls - before);
        }
        return seconds;
    }

    @Test
    void withoutNumbersTheDocumentedLimitApplies() {
        assertThat(callsPerSecond(64, 100, Map.of())).containsExactly(200, 10, 10, 10);
    }

    @Test
    void manyWritesThatAreLeftDelayNothing() {
        assertThat(callsPerSecond(64, 100, Map.of(WRITES, "11999"))).containsExactly(6_400, 0, 0, 0);
    }

    @Test
    void fewWritesThatAreLeftLimitTheFirstSecond() {
        assertThat(callsPerSecond(64, 100, Map.of(WRITES, "0"))).containsExactly(1, 10, 10, 10);
    }

    @Test
    void theLimitOfAServiceDoesNotRaiseThatOfTheSubscription() {
        Map<String, String> headers = Map.of(
                "x-ms-ratelimit-remaining-subscription-resource-requests", "11999",
                "x-ms-ratelimit-remaining-subscription-global-writes", "2999");

        assertThat(callsPerSecond(64, 100, headers)).containsExactly(200, 10, 10, 10);
    }

    @Test
    void theSmallestOfAllLimitsCounts() {
        call(1, Map.of(WRITES, "11999", "x-ms-ratelimit-remaining-subscription-global-writes", "3000"));

        assertThat(budgets.remaining()).isEqualTo(1_500);
    }

    @Test
    void aServiceThatThrottlesDoesNotLowerTheOthers() {
        call(1, Map.of(WRITES, "11999"));
        take(KEYS);
        budget.answered("POST", KEYS, response(429, Map.of(WRITES, "11998", "Retry-After", "10")));

        assertThat(take(KEYS)).isNotDone();
        for (int i = 0; i < 1_000; i++) {
            assertThat(take(OTHER_KEYS)).isCompleted();
            budget.answered("POST", OTHER_KEYS, response(200, Map.of(WRITES, "11997")));
        }
    }

    @Test
    void armThatThrottlesAlthoughItReportedMoreIsNotBelievedAgain() {
        call(1, Map.of(WRITES, "11999"));
        take(KEYS);
        budget.answered("POST", KEYS, response(429, Map.of("Retry-After", "10")));
        time.advanceTimeBy(Duration.ofSeconds(10));
        calls = 0;

        assertThat(callsPerSecond(64, 100, Map.of(WRITES, "11999"))).containsExactly(1, 10, 10, 10);
    }

    @Test
    void aReadWithoutALimitIsNotCounted() {
        assertThat(budget.take("GET", LIST, CallPriority.live())).isCompleted();
        budget.answered("GET", LIST, null);
        assertThat(budget.take("GET", KEYS, CallPriority.live())).isCompleted();
        budget.answered("GET", KEYS, response(429, Map.of("Retry-After", "10")));

        assertThat(budget.take("GET", LIST, CallPriority.live())).isCompleted();
        assertThat(budget.take("GET", KEYS, CallPriority.live())).isCompleted();
        assertThat(budgets.all()).isEmpty();
    }

    @Test
    void manyReadsThatAreLeftDelayNoList() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(budget.take("GET", LIST, CallPriority.live())).isCompleted();
            budget.answered("GET", LIST, response(200, Map.of("x-ms-ratelimit-remaining-subscription-reads", "11999")));
        }
    }

    private CompletableFuture<Void> take(String path) {
        return budget.take("POST", path, CallPriority.live());
    }

    @Test
    void callsWithoutAResponseAreInFlightNoMore() {
        for (int i = 0; i < 1_000; i++) {
            take(KEYS);
            budget.answered("POST", KEYS, null); // a time-out, or a call that was cancelled
            time.advanceTimeBy(Duration.ofSeconds(1));
        }

        call(1, Map.of(WRITES, "1000"));

        assertThat(budgets.remaining()).isEqualTo(500);
    }
}
