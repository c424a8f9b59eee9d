// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import reactor.core.scheduler.Scheduler;

/**
 * The budgets of all subscriptions. As ARM counts requests by cloud, identity and subscription, connections that are
 * equal in these share a budget. A service that has throttled writes by its own limit gets a further budget, and
 * so do reads once ARM reports that few are left. Threadsafe.
 */
public final class WriteBudgets {

    /** Bounds the memory, because headers can specify any subscription. */
    private static final int MAX_BUDGETS = 10_000;

    private final Scheduler time;
    private final Cache<BudgetScope.Key, WriteBudget> subscriptions;
    private final Cache<BudgetScope.Key, WriteBudget> services;
    private final Cache<BudgetScope.Key, WriteBudget> reads;

    /** Uses the scheduler as clock and as timer for the calls that wait. */
    public WriteBudgets(Scheduler time) {
        this.time = time;
        this.subscriptions = cache();
        this.services = cache();
        this.reads = cache();
    }

    private Cache<BudgetScope.Key, WriteBudget> cache() {
        return Caffeine.newBuilder()
                .expireAfterAccess(WriteBudget.LONGEST_PAUSE) // by then the bucket is full again
                .maximumSize(MAX_BUDGETS)
                .ticker(() -> time.now(TimeUnit.NANOSECONDS))
                .executor(Runnable::run)
                .build();
    }

    /** Returns the budgets of the subscriptions that were used in the last hour. */
    public List<WriteBudget> all() {
        return List.copyOf(subscriptions.asMap().values());
    }

    /** Returns the remaining writes of the subscription with the fewest. */
    public int remaining() {
        return all().stream().mapToInt(WriteBudget::remaining).min().orElse(WriteBucket.SIZE);
    }

    /** Returns the number of calls that wait for a budget. */
    public int waiting() {
        return Stream.of(subscriptions, services, reads)
                .flatMap(budgets -> budgets.asMap().values().stream())
                .mapToInt(WriteBudget::waiting)
                .sum();
    }

    /**
     * Waits until a write in that scope may be sent, and counts it.
     *
     * @return as {@link WriteBudget#take}
     */
    CompletableFuture<Void> take(BudgetScope scope, CallPriority priority, RetryOptions limits) {
        WriteBudget service = limitOfService(scope);
        if (service == null) {
            return of(scope).take(priority, limits, Duration.ZERO);
        }
        long begin = time.now(TimeUnit.NANOSECONDS);
        return Waits.inTurn(service.take(priority, limits, Duration.ZERO), () -> of(scope)
                .take(priority, limits, Duration.ofNanos(time.now(TimeUnit.NANOSECONDS) - begin)));
    }

    /**
     * Waits until a read in that scope may be sent, and counts it. Does not wait before ARM has reported that the reads of
     * the subscription are running out.
     *
     * @return as {@link WriteBudget#take}
     */
    CompletableFuture<Void> takeRead(BudgetScope scope, CallPriority priority, RetryOptions limits) {
        WriteBudget budget = reads.getIfPresent(scope.subscription());
        return budget == null ? WriteBudget.FREE : budget.take(priority, limits, Duration.ZERO);
    }

    /** Adjusts the budgets to the end of a write that was counted. */
    void answered(BudgetScope scope, Remaining remaining) {
        of(scope).answered(remaining);
        WriteBudget service = limitOfService(scope);
        if (service != null) {
            service.answered(Remaining.NOTHING);
        }
    }

    /** Adjusts the budget for reads to the end of a read. */
    void answeredRead(BudgetScope scope, Remaining remaining) {
        WriteBudget budget = remaining == Remaining.NOTHING ? reads.getIfPresent(scope.subscription()) : ofReads(scope);
        if (budget != null) {
            budget.answered(remaining);
        }
    }

    /** Returns the budget for reads of the subscription. */
    WriteBudget ofReads(BudgetScope scope) {
        return reads.get(scope.subscription(), absent -> WriteBudget.ofReads(absent.subscription(), time));
    }

    /** Returns the budget of the subscription. */
    WriteBudget of(BudgetScope scope) {
        return subscriptions.get(scope.subscription(), absent -> new WriteBudget(absent.subscription(), null, time));
    }

    /** Returns the budget of the service within the subscription; that of the subscription if the scope has no service. */
    WriteBudget ofService(BudgetScope scope) {
        return scope.service() == null
                ? of(scope)
                : services.get(
                        scope.service(), absent -> new WriteBudget(absent.subscription(), absent.service(), time));
    }

    private WriteBudget limitOfService(BudgetScope scope) {
        return scope.service() == null ? null : services.getIfPresent(scope.service());
    }
}
