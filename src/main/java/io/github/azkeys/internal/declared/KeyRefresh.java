// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.cache.KeyAnswer;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Refreshes the declared keys of an application, and passes them to what follows them. It lists the keys every period, and
 * at once if they are marked as out of date. Keys that the component lists for any other endpoint are compared at once as
 * well. Camel's scheduler of periodic tasks is shared by all of Camel and only starts a refresh. Refreshes run one after
 * the other on their own thread. Camel's scheduler starts and stops this service. Threadsafe.
 */
public final class KeyRefresh extends ServiceSupport implements Runnable, KeyListener {

    /** Camel's scheduler checks once a second whether more than the period is over, so it would run a second later. */
    private static final Duration HALF_TICK = Duration.ofMillis(500);

    private final CamelContext context;
    private final DeclaredKeys declared;
    private final KeyFollowers followers = new KeyFollowers();
    private final InstantSource clock;
    private final RefreshFailures failures;
    private final KeyUpdate update;
    private final DeclaredKeysHealth healthCheck;
    private final RefreshThread thread;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<KeyPlaceholder> outdated = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, CurrentKeys> received = new ConcurrentHashMap<>();
    private RefreshTimes times;
    private volatile RefusedLookUps refused;
    private volatile Instant nextRefresh;

    private KeyRefresh(CamelContext context) {
        this.context = context;
        this.declared = new DeclaredKeys(context);
        this.thread = new RefreshThread(context);
        this.clock = InstantSource.system();
        this.failures = new RefreshFailures(clock);
        this.healthCheck = new DeclaredKeysHealth(followers::aliases, failures, followers::behind);
        PlaceholderResolver resolver = new PlaceholderResolver(declared, failures, this::isActive);
        this.update = new KeyUpdate(resolver, followers, failures, clock, this::isActive);
        declared.setListener(this);
    }

    /** Camel would start and stop a plugin that is a service, even if nothing follows a key. */
    private record Plugin(KeyRefresh refresh) {}

    /** Returns the refresh of an application. */
    public static synchronized KeyRefresh of(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(Plugin.class)) {
            extension.addContextPlugin(Plugin.class, new Plugin(new KeyRefresh(context)));
        }
        return extension.getContextPlugin(Plugin.class).refresh();
    }

    /**
     * Adds a follower, and starts the periodic refresh if it is the first one since the start of the context.
     *
     * @return whether it was not added before
     * @throws io.github.azkeys.InvalidRequestException if the period or another time is not valid
     */
    public synchronized boolean add(KeyFollower follower) {
        RefreshTimes valid = times == null ? RefreshTimes.of(context) : times;
        if (!followers.add(follower)) {
            return false;
        }
        if (times == null) {
            times = valid;
            nextRefresh = clock.instant().plus(period());
            refused = new RefusedLookUps(this::concerned, this::refreshRefused, times, clock, thread::execute);
            PluginHelper.getPeriodTaskScheduler(context)
                    .schedulePeriodTask(this, period().minus(HALF_TICK).toMillis());
        } else {
            ServiceHelper.startService(follower);
        }
        return true;
    }

    public DeclaredKeys declared() {
        return declared;
    }

    public RefreshFailures failures() {
        return failures;
    }

    /** Returns the time between two refreshes, after the first follower was added. */
    public Duration period() {
        return times.period();
    }

    /** Whether followers may still change to new keys. */
    public boolean isActive() {
        return isRunAllowed() && context.isStarted();
    }

    /** Returns the current value of a placeholder while routes are reloaded, without a call; null at other times. */
    public ResolvedKey current(KeyPlaceholder placeholder) {
        return update.current(placeholder);
    }

    /** Returns all uses of declared keys. */
    public List<KeyUse> uses() {
        return followers.uses();
    }

    /** Returns when the keys in use are listed next, null if none is in use. */
    public Instant nextRefresh() {
        return nextRefresh;
    }

    /** Returns how many uses of declared keys still have a key that has changed. */
    public int behind() {
        return followers.behind();
    }

    /** For tests: returns the number of refreshes, each including the reloads that followed. */
    public long count() {
        return update.count();
    }

    /** Starts a refresh of all keys on its own thread, unless one is running or the context is not started. */
    @Override
    public void run() {
        nextRefresh = clock.instant().plus(period());
        healthCheck.register(context);
        if (context.isStarted() && busy.compareAndSet(false, true) && !execute(this::refreshAll)) {
            busy.set(false);
        }
    }

    /** Starts a refresh of those keys of a resource that are in use, after the current refresh. */
    @Override
    public void refreshed(ResourceAddress resource) {
        Set<KeyPlaceholder> affected = new HashSet<>(declared.affectedBy(resource));
        affected.retainAll(followers.placeholders());
        if (context.isStarted() && outdated.addAll(affected) && !execute(this::refreshOutdated)) {
            outdated.removeAll(affected); // so that the next time tries again
        }
    }

    /** Starts a refresh of the placeholders that were given other keys. Runs on a thread of the HTTP client. */
    @Override
    public void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {
        CurrentKeys keys = new CurrentKeys(new KeyOrigin(connection, response.request()), response, digests);
        if (context.isStarted()
                && !followers.affectedBy(Map.of(keys.origin(), keys)).isEmpty()) {
            received.merge(keys.origin(), keys, CurrentKeys::later);
            if (!execute(this::refreshReceived)) {
                received.remove(keys.origin()); // it may be out of date when another response tries again
            }
        }
    }

    /**
     * Lists the keys that a failed exchange may have used, because a service refused one of them. Returns at once.
     *
     * @param routeId the route where it failed, null if it is not known
     */
    public void refusedIn(String routeId) {
        refused(Refusal.in(routeId));
    }

    /** Lists a key in use, because a service refused it. Returns at once. */
    public void refused(KeyPlaceholder key) {
        refused(Refusal.of(key));
    }

    private void refused(Refusal refusal) {
        RefusedLookUps lookUps = refused;
        if (lookUps != null && isActive()) {
            lookUps.report(refusal);
        }
    }

    private Map<KeyPlaceholder, KeyOrigin> concerned(Refusal refusal) {
        return declared.origins(refusal.key() == null ? followers.usedBy(refusal.routeId()) : Set.of(refusal.key()));
    }

    private boolean execute(Runnable task) {
        return thread.execute(task, Duration.ZERO);
    }

    private void refreshAll() {
        try {
            outdated.clear(); // this refresh includes them
            update.all(this::listRecent, period());
        } finally {
            busy.set(false);
        }
    }

    private void refreshOutdated() {
        Set<KeyPlaceholder> now = new HashSet<>(outdated);
        outdated.removeAll(now);
        update.some(now, this::listRecent, Map.of(), period());
    }

    private void refreshReceived() {
        Map<KeyOrigin, CurrentKeys> now = new HashMap<>(received);
        now.forEach(received::remove);
        // fewer than before if another refresh has compared them meanwhile
        update.some(followers.affectedBy(now), this::listRecent, now, period());
    }

    /** Messages fail meanwhile, so the calls have priority over those that no message waits for. */
    private Set<KeyOrigin> refreshRefused(Set<KeyPlaceholder> placeholders) {
        return update.some(placeholders, keys -> keys.list(keys.requests().one(), true), Map.of(), period());
    }

    private CompletableFuture<KeyAnswer> listRecent(KeySource keys) {
        return keys.listYoungerThan(period().dividedBy(2), keys.requests().one());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        busy.set(false);
        outdated.clear();
        received.clear();
        followers.start();
        thread.start(this);
        healthCheck.register(context);
    }

    @Override
    protected void doStop() throws Exception {
        thread.stop();
        followers.stop();
        declared.stop();
        synchronized (this) {
            followers.clear();
            nextRefresh = null;
            times = null; // a restarted context has another scheduler
        }
        healthCheck.unregister(context);
        super.doStop();
    }
}
