// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.placeholder.PlaceholderUses.Use;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes placeholders: reloads the routes whose placeholders were given a key that changed. It lists the keys every
 * period, and at once if they are marked as out of date. Keys that the component lists for any other endpoint are compared
 * at once as well. Camel's scheduler of periodic tasks is shared by all of Camel and only starts a refresh. Refreshes and
 * reloads run one after the other on their own thread. Threadsafe.
 */
public final class KeyRefresh extends ServiceSupport implements Runnable, KeyListener {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    private final CamelContext context;
    private final Duration period;
    private final DeclaredKeys declared;
    private final PlaceholderUses uses;
    private final InstantSource clock;
    private final RefreshFailures failures;
    private final PlaceholderResolver resolver;
    private final UseReload reload;
    private final AzkeysDeclaredKeysHealthCheck healthCheck;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<KeyPlaceholder> outdated = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, CurrentKeys> received = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private ExecutorService worker;
    private volatile Map<KeyPlaceholder, ResolvedKey> current = Map.of();

    KeyRefresh(
            CamelContext context, Duration period, DeclaredKeys declared, PlaceholderUses uses, InstantSource clock) {
        this.context = context;
        this.period = period;
        this.declared = declared;
        this.uses = uses;
        this.clock = clock;
        this.failures = new RefreshFailures(clock);
        this.healthCheck = new AzkeysDeclaredKeysHealthCheck(uses, failures);
        this.resolver = new PlaceholderResolver(declared, failures);
        this.reload = new UseReload(context, period, failures, () -> isRunAllowed() && context.isStarted());
    }

    /** Returns the current value of a placeholder while routes are reloaded, without a call; null at other times. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return current.get(placeholder);
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
        affected.retainAll(uses.placeholders());
        if (context.isStarted() && outdated.addAll(affected)) {
            execute(this::refreshOutdated);
        }
    }

    /** Starts a refresh of the placeholders that were given other keys. Runs on a thread of the HTTP client. */
    @Override
    public void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {
        CurrentKeys keys = new CurrentKeys(new KeyOrigin(connection, response.request()), response, digests);
        if (context.isStarted() && !uses.affectedBy(Map.of(keys.origin(), keys)).isEmpty()) {
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
            refresh(uses.placeholders(), Map.of(), true);
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
        refresh(uses.affectedBy(now), now, false); // fewer than before if another refresh has compared them meanwhile
    }

    private void refresh(Set<KeyPlaceholder> placeholders, Map<KeyOrigin, CurrentKeys> known, boolean all) {
        if (!all && placeholders.isEmpty()) {
            return;
        }
        try {
            current = resolver.resolve(placeholders, period.dividedBy(2), known);
            Instant renewal = clock.instant().plus(period.multipliedBy(2)); // allows for one failed refresh
            Set<String> tried = new HashSet<>(reload(uses.outdated(current, renewal)));
            if (all) {
                uses.aliases().forEach(alias -> tried.add(PlaceholderResolver.ALIAS + alias));
                failures.retain(
                        tried); // removes failures of routes and aliases that were removed or repaired otherwise
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the context stops
        } catch (RuntimeException e) {
            LOG.error("Declared keys could not be refreshed: {}", SafeMessage.of(e));
        } finally {
            current = Map.of();
            count.incrementAndGet();
        }
    }

    /** Returns the subjects of the routes that had to be reloaded. */
    private Set<String> reload(List<Use> outdated) throws InterruptedException {
        List<Use> outside = outdated.stream()
                .filter(use -> use.routeId() == null && !use.building())
                .toList();
        outside.forEach(use -> uses.given(use, current.get(use.placeholder()))); // so that it is logged once
        return !outside.isEmpty() && reload.reloadContext(outside) ? Set.of() : reload.reloadRoutes(outdated);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        busy.set(false);
        outdated.clear();
        received.clear();
        context.addLifecycleStrategy(uses);
        worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "azkeys-refresh");
        healthCheck.register(context);
    }

    @Override
    protected void doStop() throws Exception {
        context.getExecutorServiceManager().shutdownNow(worker);
        reload.close();
        context.getLifecycleStrategies().remove(uses);
        healthCheck.unregister(context);
        super.doStop();
    }
}
