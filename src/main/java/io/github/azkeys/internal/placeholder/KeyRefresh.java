package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.change.KeyDigests;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.reload.RouteReload;
import io.github.azkeys.internal.response.KeyResponse;
import java.time.InstantSource;
import java.util.HashMap;
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
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads the routes whose placeholders were given a key that changed. It fetches the keys every period, and at once if
 * they are marked as out of date. Keys that the component fetches for any other endpoint are compared at once as well.
 * Camel's scheduler of periodic tasks is shared by all of Camel and only starts a look. Looks and reloads run one after
 * the other on their own thread. Threadsafe.
 */
public final class KeyRefresh extends ServiceSupport implements Runnable, KeyListener {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRefresh.class);

    /** The prefix of the subjects of routes. */
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
    private final AzkeysDeclaredKeysHealthCheck healthCheck;
    private final Set<KeyPlaceholder> outdated = ConcurrentHashMap.newKeySet();
    private final Map<KeyOrigin, CurrentKeys> answers = new ConcurrentHashMap<>();
    private final AtomicLong looks = new AtomicLong();
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
        this.healthCheck = new AzkeysDeclaredKeysHealthCheck(uses, state);
        this.look = new KeyLook(declared, state);
        this.reload = new RouteReload(context);
        this.outside = new OutsideReload(context);
    }

    /** Returns the current value of a placeholder while routes are reloaded, without a call; null at other times. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return current.get(placeholder);
    }

    /** For tests: returns the number of looks, each including the reloads that followed. */
    public long looks() {
        return looks.get();
    }

    /** Starts a look at all keys on its own thread, unless one is running or the context is not started. */
    @Override
    public void run() {
        healthCheck.register(context);
        if (context.isStarted() && busy.compareAndSet(false, true)) {
            execute(this::lookAtAll);
        }
    }

    /** Starts a look at those keys of a resource that are in use, after the current look. */
    @Override
    public void refreshed(ResourceAddress resource) {
        Set<KeyPlaceholder> used = uses.placeholders();
        List<KeyPlaceholder> concerned =
                declared.concerned(resource).stream().filter(used::contains).toList();
        if (context.isStarted() && outdated.addAll(concerned)) {
            execute(this::lookAtOutdated);
        }
    }

    /** Starts a look at the placeholders that were given a key of another answer. Runs on a thread of the HTTP client. */
    @Override
    public void answered(ArmConnection connection, KeyResponse response, KeyDigests digests) {
        KeyOrigin origin = new KeyOrigin(connection, response.request());
        CurrentKeys keys = new CurrentKeys(response, digests);
        if (context.isStarted() && !uses.affected(Map.of(origin, keys)).isEmpty()) {
            answers.merge(origin, keys, CurrentKeys::later);
            execute(this::lookAtAnswers);
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
            outdated.clear(); // this look includes them
            look(uses.placeholders(), Map.of(), true);
        } finally {
            busy.set(false);
        }
    }

    private void lookAtOutdated() {
        Set<KeyPlaceholder> now = new HashSet<>(outdated);
        outdated.removeAll(now);
        look(now, Map.of(), false);
    }

    private void lookAtAnswers() {
        Map<KeyOrigin, CurrentKeys> now = new HashMap<>(answers);
        now.forEach(answers::remove);
        look(uses.affected(now), now, false); // fewer than before if another look has compared them meanwhile
    }

    private void look(Set<KeyPlaceholder> placeholders, Map<KeyOrigin, CurrentKeys> known, boolean all) {
        if (!all && placeholders.isEmpty()) {
            return;
        }
        try {
            current = look.at(placeholders, options.recent(), known);
            Set<String> tried = follow(uses.outdated(current, clock.instant().plus(options.margin())));
            if (all) {
                uses.aliases().forEach(alias -> tried.add(KeyLook.subject(alias)));
                state.retain(tried); // forgets failures of what is removed or was repaired otherwise
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

    /** Reloads routes. Returns the subjects of those that had to be reloaded. */
    private Set<String> follow(List<PlaceholderUses.Use> outdated) throws InterruptedException {
        List<PlaceholderUses.Use> configured = outdated.stream()
                .filter(use -> use.routeId() == null && !use.building())
                .toList();
        // a use while routes were built, without the id of a route, can belong to any route
        boolean unnamed = outdated.stream().anyMatch(use -> use.routeId() == null && use.building());
        Set<String> routes = new TreeSet<>(reload.broken());
        if (!configured.isEmpty()) {
            configured.forEach(use -> uses.given(use, current.get(use.placeholder()))); // logged once
            if (outside.follow(configured)) {
                return new HashSet<>(); // all routes were reloaded
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

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        busy.set(false);
        outdated.clear();
        answers.clear();
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
