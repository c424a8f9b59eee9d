// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.call.Durations;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.RefreshFailures;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.options.ContextPhase;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.placeholder.PlaceholderUses.Use;
import io.github.azkeys.internal.reload.RetiredProcessors;
import io.github.azkeys.internal.reload.RouteNode;
import io.github.azkeys.internal.reload.RouteReload;
import io.github.azkeys.internal.reload.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changed keys to routes, side by side: in place to the nodes that can be swapped, and then by a reload of the route
 * if it uses the key in other places. Threadsafe.
 */
final class RouteFollower extends ServiceSupport implements RetiredProcessors.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFollower.class);

    /** The prefix of a route in {@link RefreshFailures}. */
    private static final String ROUTE = "route ";

    /** A route that waits for its messages occupies a thread. */
    private static final int THREADS = 16;

    private final CamelContext context;
    private final KeyRefresh refresh;
    private final RefreshFailures failures;
    private final PlaceholderUses uses;
    private final RouteReload routes;
    private final RetiredProcessors retired;
    private final Duration grace;
    private final Map<KeyPlaceholder, ResolvedKey> current = new ConcurrentHashMap<>();
    private final ThreadLocal<Boolean> working = ThreadLocal.withInitial(() -> false);
    private volatile Instant renewal = Instant.MIN;
    private ExecutorService threads;
    private RouteJobs<Use> jobs;

    /** @param grace how long messages are waited for that a route cannot complete with a key that is not valid anymore */
    RouteFollower(CamelContext context, KeyRefresh refresh, PlaceholderUses uses, Duration grace) {
        this.context = context;
        this.refresh = refresh;
        this.failures = refresh.failures();
        this.uses = uses;
        this.grace = grace;
        this.routes = new RouteReload(context, grace);
        this.retired = new RetiredProcessors(context, grace, this);
    }

    /**
     * Starts to bring the current keys to routes, and to build the routes that could not be rebuilt before.
     *
     * @param outdated uses of keys that changed
     * @return the subjects of all these routes in {@link RefreshFailures}
     */
    Set<String> follow(Collection<Use> outdated, Map<KeyPlaceholder, ResolvedKey> now, Instant renewal) {
        this.current.putAll(now);
        this.renewal = renewal;
        Map<String, Set<Use>> byRoot = new HashMap<>();
        routes.broken().forEach(id -> byRoot.put(routes.root(id), new HashSet<>()));
        for (Use use : outdated) {
            if (use.routeId() != null) {
                byRoot.computeIfAbsent(routes.root(use.routeId()), id -> new HashSet<>())
                        .add(use);
            } else if (use.building()) {
                // a use while routes were built, without the id of a route, can belong to any route
                context.getRoutes()
                        .forEach(route -> byRoot.computeIfAbsent(routes.root(route.getId()), id -> new HashSet<>())
                                .add(use));
            }
        }
        byRoot.forEach(jobs::add);
        retired.schedule(); // if there was no thread for it before
        jobs.all().whenComplete((nothing, failure) -> removeOldEndpoints());
        Set<String> subjects = byRoot.keySet().stream().map(ROUTE::concat).collect(Collectors.toSet());
        retired.stopped().forEach(node -> subjects.add(subject(node)));
        return subjects;
    }

    /** Completes when all that {@link #follow} has started is done. */
    CompletableFuture<?> following() {
        return jobs.all();
    }

    /** The current key if this thread brings it to a route, without a call; null on other threads. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return working.get() ? current.get(placeholder) : null;
    }

    /** Returns how many uses in routes have a key that changed, and how many replaced processors still have messages. */
    int behind() {
        return uses.outdated(current, Instant.MIN).size() + retired.size();
    }

    /** Returns the id of the route that is reloaded for a route: for a route of a Kamelet, the route that uses the Kamelet. */
    String root(String routeId) {
        return routes.root(routeId);
    }

    private void follow(String root, Set<Use> some) {
        if (!refresh.isActive()) {
            return; // the context stops
        }
        if (isGone(root)) {
            uses.removeAll(some);
            return;
        }
        working.set(true);
        try {
            List<Use> outdated = uses.outdated(some, current, renewal);
            Map<RouteNode, List<Use>> nodes =
                    outdated.stream().filter(Use::isSwappable).collect(Collectors.groupingBy(Use::node));
            List<Use> others =
                    outdated.stream().filter(use -> !use.isSwappable()).toList();
            List<String> problems = new ArrayList<>();
            nodes.forEach((node, outdatedUses) -> swap(root, node, outdatedUses).ifPresent(problems::add));
            if (!others.isEmpty() || routes.broken().contains(root)) {
                reload(root, others);
            } else if (!problems.isEmpty()) {
                failed(root, String.join("; ", problems));
            } else if (!nodes.isEmpty()) {
                failures.succeeded(ROUTE + root);
            }
        } finally {
            working.remove();
        }
    }

    /** Whether a route was not added after its placeholders were resolved, for example because another endpoint is wrong. */
    private boolean isGone(String root) {
        return context.isStarted()
                && context.getRoute(root) == null
                && !routes.broken().contains(root)
                && !ContextPhase.isBuildingRoutes(context);
    }

    /** Returns the problem if there is one. */
    private Optional<String> swap(String root, RouteNode node, List<Use> outdated) {
        var revoked = uses.revoked(outdated, current);
        try (PlaceholderUses.NodeUses before = uses.remove(node)) {
            node.swap(retired, revoked);
            Set<KeyPlaceholder> resolved =
                    before.replaced().stream().map(Use::placeholder).collect(Collectors.toSet());
            List<Use> changed = outdated.stream()
                    .filter(use -> resolved.contains(use.placeholder()))
                    .toList();
            if (!changed.isEmpty()) {
                LOG.info(
                        "Route {} sends with the new key of {} from now on (node {})", root, names(changed), node.id());
            }
            return Optional.empty();
        } catch (Exception | LinkageError e) {
            return Optional.of("node " + node.id() + " could not be created with the new key: " + SafeMessage.of(e));
        }
    }

    private void reload(String route, List<Use> outdated) {
        try {
            RouteReload.Outcome outcome = routes.reload(route, uses.revoked(outdated, current));
            switch (outcome) {
                case RELOADED -> reloaded(route);
                case BUSY, UNSUPPORTED -> failed(route, outcome.reason());
                case SKIPPED ->
                    LOG.debug("Route {} was started, stopped or removed meanwhile and is not reloaded", route);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the context stops
        } catch (Exception | LinkageError e) {
            if (!context.isStarted()) {
                return; // expected while the context stops
            }
            String reason =
                    "could not be started with the new key; next attempt in " + Durations.text(refresh.period()) + ": ";
            if (failures.failed(ROUTE + route, "it " + reason + SafeMessage.of(e))) {
                LOG.error("Route {} {}{}", route, reason, SafeMessage.of(e));
            }
        }
    }

    private void reloaded(String route) {
        if (context.getRoute(route) != null) {
            failures.succeeded(ROUTE + route);
            LOG.info("Route {} was reloaded because a key that it uses has changed", route);
        }
    }

    private void lost(String route) {
        if (refresh.isActive()) { // expected while the context stops
            failed(route, "no thread could be started for it, as at the limit of threads of a container");
        }
    }

    private void failed(String route, String reason) {
        if (failures.failed(ROUTE + route, reason)) {
            LOG.warn(
                    "Route {} keeps the old key; next attempt in {}: {}",
                    route,
                    Durations.text(refresh.period()),
                    reason);
        }
    }

    @Override
    public void stopped(RouteNode node, int messages) {
        failures.failed(subject(node), messages + " messages in node " + node.id() + " did not leave the old key");
        LOG.warn(
                "{} messages in node {} of route {} are stopped: the key that they were sent with is not valid anymore, and"
                        + " they were not done within {}. If the route redelivers them, they are sent with the new key",
                messages,
                node.id(),
                node.routeId(),
                Durations.text(grace));
    }

    @Override
    public void finished(RouteNode node) {
        failures.succeeded(subject(node));
    }

    @Override
    public void idle() {
        removeOldEndpoints();
    }

    /** Camel keeps the endpoints that it created for messages, such as those of a recipient list. */
    private void removeOldEndpoints() {
        if (retired.size() == 0 && jobs.all().isDone()) {
            retired.removeEndpointsWith(uses.takeUnused());
        }
    }

    private String subject(RouteNode node) {
        return ROUTE + routes.root(node.routeId());
    }

    private static String names(List<Use> uses) {
        return uses.stream()
                .map(use -> use.placeholder().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(retired);
        threads = Threads.upTo(THREADS, context, this, "azkeys-reload");
        jobs = new RouteJobs<>(threads, this::follow, this::lost);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownNow(threads);
        ServiceHelper.stopService(retired);
        routes.close();
        current.clear();
    }
}
