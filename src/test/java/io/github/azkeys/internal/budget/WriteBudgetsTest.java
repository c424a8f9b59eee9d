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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The requests that share a budget, in virtual time. */
class WriteBudgetsTest {

    private static final String ACCOUNT =
            "/subscriptions/S1/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final WriteBudgets budgets = new WriteBudgets(time);
    private final ArmConnection connection = connection("tenant");

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s1/resourceGroups/other/providers/Microsoft.Storage/storageAccounts/b/listKeys, true, false",
        "/subscriptions/s1/resourceGroups/g/providers/microsoft.batch/batchAccounts/b/listKeys, true, true",
        "/subscriptions/s2/resourceGroups/g/providers/Microsoft.Batch/batchAccounts/a/listKeys, false, false",
        "/subscriptions/s1, true, false",
        "/tenants, false, false"
    })
    void aSubscriptionIsOneBudgetAndAServiceInItAnother(String path, boolean subscription, boolean service) {
        WriteBudget ofSubscription = budgets.of(scope(ACCOUNT + "/listKeys"));
        WriteBudget ofService = budgets.ofService(scope(ACCOUNT + "/listKeys"));

        assertThat(budgets.of(scope(path)) == ofSubscription).isEqualTo(subscription);
        assertThat(budgets.ofService(scope(path)) == ofService).isEqualTo(service);
        assertThat(budgets.of(BudgetScope.of(connection("other"), path))).isNotSameAs(ofSubscription);
    }

    @Test
    void theLastProviderInThePathCounts() {
        WriteBudget alone = budgets.ofService(
                scope("/subscriptions/s1/resourceGroups/g/providers/Microsoft.Consumption/x/y/listKeys"));

        assertThat(budgets.ofService(scope(ACCOUNT + "/providers/Microsoft.Consumption/x/y/listKeys")))
                .isSameAs(alone);
    }

    @Test
    void aServiceThatHasNoLimitOfItsOwnCostsNothing() {
        CompletableFuture<Void> taken = take();

        assertThat(taken).isCompleted();
        assertThat(budgets.all()).hasSize(1).allMatch(budget -> budget.remaining() == 199);
    }

    @Test
    void whatWaitsForAServiceThenCountsForItsSubscription() {
        budgets.ofService(scope(ACCOUNT + "/listKeys")).pause(Duration.ofSeconds(10));
        CompletableFuture<Void> waiting = take();
        assertThat(budgets.of(scope(ACCOUNT)).remaining()).isEqualTo(200);
        assertThat(budgets.waiting()).isEqualTo(1);

        time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(waiting).isCompleted();
        assertThat(budgets.of(scope(ACCOUNT)).remaining()).isEqualTo(199);
    }

    @Test
    void theWaitForServiceAndSubscriptionIsOneWait() {
        budgets.ofService(scope(ACCOUNT + "/listKeys")).pause(Duration.ofSeconds(10));
        CompletableFuture<Void> waiting = take();
        budgets.of(scope(ACCOUNT)).pause(Duration.ofSeconds(18));
        assertThat(waiting).isNotDone();

        time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(waiting)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("subscription s1");
    }

    @Test
    void twoShortWaitsAreWithinTheLimitOfOneWait() {
        time.advanceTimeBy(Duration.ofMinutes(1)); // a wait does not depend on the time of day
        budgets.ofService(scope(ACCOUNT + "/listKeys")).pause(Duration.ofSeconds(10));
        CompletableFuture<Void> waiting = take();
        budgets.of(scope(ACCOUNT)).pause(Duration.ofSeconds(14));

        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(waiting).isNotDone();
        time.advanceTimeBy(Duration.ofSeconds(4));

        assertThat(waiting).isCompleted();
    }

    @Test
    void aRefusalNamesTheServiceWhoseLimitIsReached() {
        budgets.ofService(scope(ACCOUNT + "/listKeys")).pause(Duration.ofSeconds(20));

        assertThat(take())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("the write limit of Microsoft.Batch in subscription s1 is reached");
    }

    @Test
    void aCancelledCallWaitsForNeitherServiceNorSubscription() {
        WriteBudget ofService = budgets.ofService(scope(ACCOUNT + "/listKeys"));
        WriteBudget ofSubscription = budgets.of(scope(ACCOUNT));
        ofService.pause(Duration.ofSeconds(10));
        ofSubscription.pause(Duration.ofSeconds(14));
        CompletableFuture<Void> first = take();
        CompletableFuture<Void> second = take();
        assertThat(ofService.waiting()).isEqualTo(2);

        first.cancel(false);
        assertThat(ofService.waiting()).isEqualTo(1);
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(ofSubscription.waiting()).isEqualTo(1);
        second.cancel(false);

        assertThat(budgets.waiting()).isZero();
    }

    @Test
    void aPathWithoutServiceHasTheBudgetOfItsSubscription() {
        assertThat(budgets.ofService(scope("/subscriptions/s1/resources")))
                .isSameAs(budgets.of(scope("/subscriptions/s1")));
    }

    @Test
    void budgetsAreEvictedAnHourAfterTheirLastUse() {
        for (int i = 0; i < 10_100; i++) {
            budgets.of(scope("/subscriptions/" + i + "/x"));
        }
        assertThat(budgets.all()).hasSizeLessThanOrEqualTo(10_000);

        time.advanceTimeBy(Duration.ofHours(1));
        budgets.of(scope(ACCOUNT));

        assertThat(budgets.all()).hasSize(1);
    }

    private CompletableFuture<Void> take() {
        return budgets.take(scope(ACCOUNT + "/listKeys"), CallPriority.live(), connection.retry());
    }

    private BudgetScope scope(String path) {
        return BudgetScope.of(connection, path);
    }

    private static ArmConnection connection(String tenant) {
        return new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.AZURE_IDENTITY, null, tenant, null, null),
                TransportOptions.DEFAULT,
                null,
                new RetryOptions(0, Duration.ofSeconds(15)),
                "test");
    }
}
