package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.reload.RouteReload;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at declared keys every period, and at those that somebody says to be out of date at once, and reloads the routes
 * whose placeholders stand for another key than they were given. Camel's scheduler of periodic tasks, which all of Camel
 * shares, only starts a look; it and the reloads run in a thread of their own, one after the other. Threadsafe.
 */
public final class KeyRefresh extends ServiceSupport implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    /** How the subjects of routes begin. */
    private static final String ROUTE = "route ";

    private final CamelContext context;
    private final RefreshOptions options;
    private final DeclaredKeys declared;
    private final PlaceholderUses uses;
    private final InstantSource clock;
    private final RefreshState state;
    private final KeyLook look;
    private final RouteReload reload;
    private final OutsideReload outside;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Set<KeyPlaceholder> outdated = ConcurrentHashMap.newKeySet();
    private final AtomicLong looks = new AtomicLong();
    private HealthCheck healthCheck;
    private ExecutorService worker;
    private volatile Map<KeyPlaceholder, ResolvedKey> current = Map.of();

    KeyRefresh(
            CamelContext context,
            RefreshOptions options,
            DeclaredKeys declared,
            PlaceholderUses uses,
            InstantSource clock) {
        this.context = context;
        this.options = options;
        this.declared = declared;
        this.uses = uses;
        this.clock = clock;
        this.state = new RefreshState(clock);
        this.look = new KeyLook(declared, state);
        this.reload = new RouteReload(context);
        this.outside = new OutsideReload(context);
    }

    /** What a placeholder stands for while routes are reloaded, so that none needs ARM; null at other times. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return current.get(placeholder);
    }

    /** The aliases that placeholders were resolved of. */
    Set<String> aliases() {
        return uses.aliases();
    }

    /** For tests: how many looks were made and followed. */
    public long looks() {
        return looks.get();
    }

    RefreshState state() {
        return state;
    }

    /** Starts a look at all keys in its own thread, unless one is under way or the context does not run. */
    @Override
    public void run() {
        registerHealthCheck();
        if (context.isStarted() && busy.compareAndSet(false, true)) {
            execute(this::lookAtAll);
        }
    }

    /** Starts a look at the keys of a resource, those that are in use, behind the look that is under way. */
    void refreshed(ResourceAddress resource) {
        Set<KeyPlaceholder> used = uses.placeholders();
        List<KeyPlaceholder> concerned =
                declared.concerned(resource).stream().filter(used::contains).toList();
        if (context.isStarted() && outdated.addAll(concerned)) {
            execute(this::lookAtOutdated);
        }
    }

    private void execute(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("No look at declared keys, since the context stops");
        }
    }

    private void lookAtAll() {
        try {
            outdated.clear(); // those are among them
            look(uses.placeholders(), true);
        } finally {
            busy.set(false);
        }
    }

    private void lookAtOutdated() {
        Set<KeyPlaceholder> now = new HashSet<>(outdated);
        outdated.removeAll(now);
        if (!now.isEmpty()) {
            look(now, false);
        }
    }

    private void look(Set<KeyPlaceholder> placeholders, boolean all) {
        try {
            current = look.at(placeholders, options.recent());
            Set<String> tried = follow(uses.outdated(current, clock.instant().plus(options.margin())));
            if (all) {
                uses.aliases().forEach(alias -> tried.add(KeyLook.subject(alias)));
                state.retain(tried); // what is gone, or was put right by somebody else, fails no longer
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the context stops
        } catch (RuntimeException e) {
            LOG.error("Declared keys could not be refreshed: {}", SafeMessage.of(e));
        } finally {
            current = Map.of();
            looks.incrementAndGet();
        }
    }

    /** The subjects of what was reloaded, or would have been. */
    private Set<String> follow(List<PlaceholderUses.Use> outdated) throws InterruptedException {
        List<PlaceholderUses.Use> configured = outdated.stream()
                .filter(use -> use.routeId() == null && !use.building())
                .toList();
        // a use without a name while routes were built may have been any of theirs
        boolean unnamed = outdated.stream().anyMatch(use -> use.routeId() == null && use.building());
        Set<String> routes = new TreeSet<>(reload.broken());
        if (!configured.isEmpty()) {
            configured.forEach(use -> uses.given(use, current.get(use.placeholder()))); // told once
            if (outside.follow(configured)) {
                return new HashSet<>(); // that was all routes
            }
        }
        if (unnamed) {
            context.getRoutes().forEach(route -> routes.add(route.getId()));
        }
        outdated.stream()
                .map(PlaceholderUses.Use::routeId)
                .filter(Objects::nonNull)
                .forEach(routes::add);
        Set<String> tried = new HashSet<>();
        for (String route : new TreeSet<>(routes.stream().map(reload::root).toList())) {
            tried.add(ROUTE + route);
            reload(route);
        }
        return tried;
    }

    private void reload(String route) throws InterruptedException {
        try {
            if (!isRunAllowed() || !context.isStarted()) {
                throw new InterruptedException("The context stops");
            }
            RouteReload.Outcome outcome = reload.reload(route);
            switch (outcome) {
                case RELOADED -> reloaded(route);
                case BUSY, UNSUPPORTED -> failed(route, outcome.reason());
                case SKIPPED -> LOG.debug("Route {} was stopped or removed meanwhile and is not reloaded", route);
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!context.isStarted()) {
                return; // expected while the context stops
            }
            String reason = "could not be started with the new key; next attempt in " + options.period() + ": ";
            if (state.failed(ROUTE + route, "it " + reason + SafeMessage.of(e))) {
                LOG.error("Route {} {}{}", route, reason, SafeMessage.of(e));
            }
        }
    }

    private void reloaded(String route) {
        if (context.getRoute(route) != null) {
            state.succeeded(ROUTE + route);
            LOG.info("Route {} was reloaded because a key that it uses has changed", route);
        }
    }

    private void failed(String route, String reason) {
        if (state.failed(ROUTE + route, reason)) {
            LOG.warn("Route {} keeps an old key; next attempt in {}: {}", route, options.period(), reason);
        }
    }

    private synchronized void registerHealthCheck() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (healthCheck == null && registry != null) {
            healthCheck = new AzkeysDeclaredKeysHealthCheck(this);
            registry.register(healthCheck);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        busy.set(false);
        outdated.clear();
        context.addLifecycleStrategy(uses);
        worker = context.getExecutorServiceManager().newSingleThreadExecutor(this, "azkeys-refresh");
        registerHealthCheck();
    }

    @Override
    protected void doStop() throws Exception {
        context.getExecutorServiceManager().shutdownNow(worker);
        reload.close();
        context.getLifecycleStrategies().remove(uses);
        synchronized (this) {
            if (healthCheck != null) {
                HealthCheckRegistry.get(context).unregister(healthCheck);
                healthCheck = null;
            }
        }
        super.doStop();
    }
}
