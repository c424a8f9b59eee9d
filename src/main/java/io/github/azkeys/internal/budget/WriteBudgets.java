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
 * The budgets of all writes, by what ARM counts them by: where it is, who asks, and the subscription. Connections that
 * differ in nothing of that share one. Services that count their own writes, and said that it were too many, have one
 * each beside that. Threadsafe.
 */
public final class WriteBudgets {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    /** The last one is who answers. */
    private static final Pattern SERVICE = Pattern.compile("(?i).*/providers/([^/]+)/.*");

    /** A message may name the subscription. */
    private static final int MOST = 10_000;

    private final Scheduler time;
    private final Cache<Key, WriteBudget> subscriptions;
    private final Cache<Key, WriteBudget> services;

    private record Key(String resourceManager, Identity identity, String subscription, String service) {}

    /**
     * @param time what budgets are counted by, and what wakes those who wait
     */
    public WriteBudgets(Scheduler time) {
        this.time = time;
        this.subscriptions = cache();
        this.services = cache();
    }

    private Cache<Key, WriteBudget> cache() {
        return Caffeine.newBuilder()
                .expireAfterAccess(WriteBudget.LONGEST_PAUSE) // nothing of it is left to know by then
                .maximumSize(MOST)
                .ticker(() -> time.now(TimeUnit.NANOSECONDS))
                .executor(Runnable::run)
                .build();
    }

    /** Those of subscriptions that were used within the last hour. */
    public List<WriteBudget> all() {
        return List.copyOf(subscriptions.asMap().values());
    }

    /** How many writes ARM would take at once, in the subscription with the fewest. */
    public int remaining() {
        return all().stream().mapToInt(WriteBudget::remaining).min().orElse(WriteBucket.SIZE);
    }

    /** How many calls wait until ARM, or the service behind it, takes another one. */
    public int waiting() {
        return Stream.of(subscriptions, services)
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

    /** The budget of the subscription that a request to that path counts against. */
    WriteBudget of(ArmConnection connection, String path) {
        return subscriptions.get(
                key(connection, path, ""), absent -> new WriteBudget(absent.subscription(), null, time));
    }

    /** The budget of the service that answers a request to that path, within the subscription. */
    WriteBudget ofService(ArmConnection connection, String path) {
        String service = serviceOf(path);
        return service.isEmpty()
                ? of(connection, path)
                : services.get(
                        key(connection, path, service),
                        absent -> new WriteBudget(absent.subscription(), service, time));
    }

    private static Key key(ArmConnection connection, String path, String service) {
        Matcher matcher = SUBSCRIPTION.matcher(path);
        return new Key(
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
