package io.github.azkeys.arm;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.scheduler.Scheduler;

/**
 * The budgets of all writes, by what ARM counts them by: where it is, who asks, and the subscription. Connections that
 * differ in nothing of that share one. Threadsafe.
 */
public final class WriteBudgets {

    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)/subscriptions/([^/]+)(?:/.*)?");

    /** A message may name the subscription. */
    private static final int MOST = 10_000;

    private final Scheduler time;
    private final Cache<Key, WriteBudget> budgets;

    private record Key(String resourceManager, Identity identity, String subscription) {}

    /**
     * @param time what budgets are counted by, and what wakes those who wait
     */
    public WriteBudgets(Scheduler time) {
        this.time = time;
        this.budgets = Caffeine.newBuilder()
                .expireAfterAccess(WriteBudget.LONGEST_PAUSE) // nothing of it is left to know by then
                .maximumSize(MOST)
                .ticker(() -> time.now(TimeUnit.NANOSECONDS))
                .executor(Runnable::run)
                .build();
    }

    /** Those that were used within the last hour. */
    public List<WriteBudget> all() {
        return List.copyOf(budgets.asMap().values());
    }

    /** How many writes ARM would take at once, in the subscription with the fewest. */
    public int remaining() {
        return all().stream().mapToInt(WriteBudget::remaining).min().orElse(WriteBucket.SIZE);
    }

    /** How many calls wait until ARM takes another one. */
    public int waiting() {
        return all().stream().mapToInt(WriteBudget::waiting).sum();
    }

    /** The budget that a request to that path counts against. */
    WriteBudget of(ArmConnection connection, String path) {
        Matcher matcher = SUBSCRIPTION.matcher(path);
        Key key = new Key(
                connection.endpoint().resourceManager().toLowerCase(Locale.ROOT),
                connection.identity(),
                matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "");
        return budgets.get(key, absent -> new WriteBudget(absent.subscription(), time));
    }
}
