// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.options.Times;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the declared keys of an application, and passes them to what follows them. It lists the keys every period, and
 * at once if they are marked as out of date. Keys that the component lists for any other endpoint are compared at once as
 * well. Camel's scheduler of periodic tasks is shared by all of Camel and only starts a refresh. Refreshes run one after
 * the other on their own thread. Camel's scheduler starts and stops this service. Threadsafe.
 */
public final class KeyRefresh extends ServiceSupport implements Runnable, KeyListener {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);

    private final CamelContext context;
    private final DeclaredKeys declared;
    private final Set<KeyFollower> followers = new CopyOnWriteArraySet<>();
    private final InstantSource clock;
    private final RefreshFailures failures;
    private final PlaceholderResolver resolver;
    private final AzkeysDeclaredKeysHealthCheck healthCheck;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<KeyPlaceholder> outdated = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, CurrentKeys> received = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private ExecutorService worker;
    private Duration period;
    private volatile Map<KeyPlaceholder, ResolvedKey> current = Map.of();

    private KeyRefresh(CamelContext context) {
        this.context = context;
        this.declared = new DeclaredKeys(context);
        this.clock = InstantSource.system();
        this.failures = new RefreshFailures(clock);
        this.healthCheck = new AzkeysDeclaredKeysHealthCheck(this::aliases, failures, this::behind);
        this.resolver = new PlaceholderResolver(declared, failures);
        declared.setListener(this);
    }

    /** Returns the refresh of an application. */
    public static synchronized KeyRefresh of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(KeyRefresh.class)) {
            extension.addContextPlugin(KeyRefresh.class, new KeyRefresh(context));
        }
        return extension.getContextPlugin(KeyRefresh.class);
    }

    /**
     * Adds a follower, and starts the periodic refresh if it is the first one since the start of the context.
     *
     * @throws io.github.azkeys.InvalidRequestException if the period is not valid
     */
    public synchronized void add(KeyFollower follower) {
        Duration valid = period == null ? configuredPeriod() : period;
        if (!followers.add(follower)) {
            return;
        }
        if (period == null) {
            period = valid;
            PluginHelper.getPeriodTaskScheduler(context).schedulePeriodTask(this, period.toMillis());
        } else {
            ServiceHelper.startService(follower);
        }
    }

    private Duration configuredPeriod() {
        String text = new AzkeysProperties(context).get(AzkeysProperties.REFRESH_PERIOD, "60s");
        return Times.parse(text)
                .filter(parsed -> parsed.compareTo(SHORTEST_PERIOD) >= 0)
                .orElseThrow(() -> new InvalidRequestException(AzkeysProperties.REFRESH_PERIOD + " is '" + text
                        + "'; it must be a time of 1 second or more, such as 60s or 5m"));
    }

    public DeclaredKeys declared() {
        return declared;
    }

    public RefreshFailures failures() {
        return failures;
    }

    /** Returns the time between two refreshes, after the first follower was added. */
    public Duration period() {
        return period;
    }

    /** Whether followers may still change to new keys. */
    public boolean isActive() {
        return isRunAllowed() && context.isStarted();
    }

    /** Returns the current value of a placeholder while routes are reloaded, without a call; null at other times. */
    public ResolvedKey current(KeyPlaceholder placeholder) {
        return current.get(placeholder);
    }

    /** Returns how many uses of declared keys still have a key that has changed. */
    public int behind() {
        return followers.stream().mapToInt(KeyFollower::behind).sum();
    }

    /** For tests: returns the number of refreshes, each including the reloads that followed. */
    public long count() {
        return count.get();
    }

    /** Starts a refresh of all keys on its own thread, unless one is running or the context is not started. */
    @Override
    public void run() {
        healthCheck.register(context);
        if (context.isStarted() && busy.compareAndSet(false, true)) {
            execute(this::refreshAll);
        }
    }

    /** Starts a refresh of those keys of a resource that are in use, after the current refresh. */
    @Override
    public void refreshed(ResourceAddress resource) {
        Set<KeyPlaceholder> affected = new HashSet<>(declared.affectedBy(resource));
        affected.retainAll(placeholders());
        if (context.isStarted() && outdated.addAll(affected)) {
            execute(this::refreshOutdated);
        }
    }

    /** Starts a refresh of the placeholders that were given other keys. Runs on a thread of the HTTP client. */
    @Override
    public void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {
        CurrentKeys keys = new CurrentKeys(new KeyOrigin(connection, response.request()), response, digests);
        if (context.isStarted() && !affectedBy(Map.of(keys.origin(), keys)).isEmpty()) {
            received.merge(keys.origin(), keys, CurrentKeys::later);
            execute(this::refreshReceived);
        }
    }

    private void execute(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Declared keys are not refreshed because the context stops");
        }
    }

    private void refreshAll() {
        try {
            outdated.clear(); // this refresh includes them
            refresh(placeholders(), Map.of(), true);
        } finally {
            busy.set(false);
        }
    }

    private void refreshOutdated() {
        Set<KeyPlaceholder> now = new HashSet<>(outdated);
        outdated.removeAll(now);
        refresh(now, Map.of(), false);
    }

    private void refreshReceived() {
        Map<KeyOrigin, CurrentKeys> now = new HashMap<>(received);
        now.forEach(received::remove);
        refresh(affectedBy(now), now, false); // fewer than before if another refresh has compared them meanwhile
    }

    private void refresh(Set<KeyPlaceholder> placeholders, Map<KeyOrigin, CurrentKeys> known, boolean all) {
        if (!all && placeholders.isEmpty()) {
            return;
        }
        try {
            current = resolver.resolve(placeholders, period.dividedBy(2), known);
            Instant renewal = clock.instant().plus(period.multipliedBy(2)); // allows for one failed refresh
            Set<String> tried = new HashSet<>();
            for (KeyFollower follower : followers) {
                tried.addAll(follower.follow(current, renewal));
            }
            if (all) {
                aliases().forEach(alias -> tried.add(PlaceholderResolver.ALIAS + alias));
                failures.retain(
                        tried); // removes failures of routes and aliases that were removed or repaired otherwise
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the context stops
        } catch (RuntimeException e) {
            LOG.error("Declared keys could not be refreshed: {}", SafeMessage.of(e));
        } finally {
            current = Map.of();
            CompletableFuture.allOf(
                            followers.stream().map(KeyFollower::following).toArray(CompletableFuture[]::new))
                    .thenRun(count::incrementAndGet);
        }
    }

    private Set<KeyPlaceholder> placeholders() {
        return union(KeyFollower::placeholders);
    }

    private Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
        return union(follower -> follower.affectedBy(now));
    }

    private Set<KeyPlaceholder> union(Function<KeyFollower, Set<KeyPlaceholder>> keys) {
        return followers.stream().map(keys).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private Set<String> aliases() {
        return placeholders().stream().map(KeyPlaceholder::alias).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        busy.set(false);
        outdated.clear();
        received.clear();
        ServiceHelper.startService(followers);
        worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "azkeys-refresh");
        healthCheck.register(context);
    }

    @Override
    protected void doStop() throws Exception {
        context.getExecutorServiceManager().shutdownNow(worker);
        ServiceHelper.stopService(followers);
        declared.stop();
        synchronized (this) {
            followers.clear();
            period = null; // a restarted context has another scheduler
        }
        healthCheck.unregister(context);
        super.doStop();
    }
}
