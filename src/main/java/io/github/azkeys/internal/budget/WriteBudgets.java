// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.identity.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The budgets of all subscriptions. As ARM counts requests by cloud, identity and subscription, connections that are
 * equal in these share a budget. A service that has throttled writes by its own limit gets a further budget, and
 * so do reads once ARM reports that few are left. Threadsafe.
 */
public final class WriteBudgets {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    /** The last provider in a path handles the request. */
    private static final Pattern SERVICE = Pattern.compile("(?i).*/providers/([^/]+)/.*");

    /** Bounds the memory, because headers can specify any subscription. */
    private static final int MAX_BUDGETS = 10_000;

    private final Scheduler time;
    private final Cache<BudgetKey, WriteBudget> subscriptions;
    private final Cache<BudgetKey, WriteBudget> services;
    private final Cache<BudgetKey, WriteBudget> reads;

    private record BudgetKey(String resourceManager, Identity identity, String subscription, String service) {}

    /** Uses the scheduler as clock and as timer for the calls that wait. */
    public WriteBudgets(Scheduler time) {
        this.time = time;
        this.subscriptions = cache();
        this.services = cache();
        this.reads = cache();
    }

    private Cache<BudgetKey, WriteBudget> cache() {
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
     * Waits until a write to that path may be sent, and counts it.
     *
     * @return as {@link WriteBudget#take}
     */
    Mono<Void> take(ArmConnection connection, String path, CallPriority priority) {
        RetryOptions limits = connection.retry();
        WriteBudget subscription = of(connection, path);
        WriteBudget service = services.getIfPresent(key(connection, path, serviceOf(path)));
        if (service == null) {
            return subscription.take(priority, limits, Duration.ZERO);
        }
        long begin = time.now(TimeUnit.NANOSECONDS);
        return service.take(priority, limits, Duration.ZERO)
                .then(Mono.defer(() ->
                        subscription.take(priority, limits, Duration.ofNanos(time.now(TimeUnit.NANOSECONDS) - begin))));
    }

    /**
     * Waits until a read of that path may be sent, and counts it. Does not wait before ARM has reported that the reads of
     * the subscription are running out.
     *
     * @return as {@link WriteBudget#take}
     */
    Mono<Void> takeRead(ArmConnection connection, String path, CallPriority priority) {
        WriteBudget budget = reads.getIfPresent(key(connection, path, ""));
        return budget == null ? Mono.empty() : budget.take(priority, connection.retry(), Duration.ZERO);
    }

    /** Returns the budget for reads of the subscription in that path. */
    WriteBudget ofReads(ArmConnection connection, String path) {
        return reads.get(key(connection, path, ""), absent -> WriteBudget.ofReads(absent.subscription(), time));
    }

    /** Returns the budget of the subscription in that path. */
    WriteBudget of(ArmConnection connection, String path) {
        return subscriptions.get(
                key(connection, path, ""), absent -> new WriteBudget(absent.subscription(), null, time));
    }

    /** Returns the budget of the service that handles that path, within the subscription. */
    WriteBudget ofService(ArmConnection connection, String path) {
        String service = serviceOf(path);
        return service.isEmpty()
                ? of(connection, path)
                : services.get(
                        key(connection, path, service),
                        absent -> new WriteBudget(absent.subscription(), service, time));
    }

    private static BudgetKey key(ArmConnection connection, String path, String service) {
        Matcher matcher = SUBSCRIPTION.matcher(path);
        return new BudgetKey(
                connection.endpoint().resourceManager().toLowerCase(Locale.ROOT),
                connection.identity(),
                matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "",
                service.toLowerCase(Locale.ROOT));
    }

    private static String serviceOf(String path) {
        Matcher matcher = SERVICE.matcher(path);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
