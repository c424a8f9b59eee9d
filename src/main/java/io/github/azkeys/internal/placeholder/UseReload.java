// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyFollower;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.RefreshFailures;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.options.SafeMessage;
import io.github.azkeys.internal.placeholder.PlaceholderUses.Use;
import io.github.azkeys.internal.reload.RouteReload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads the routes whose placeholders were given a key that changed. For a use outside of routes, such as an option of a
 * component, it logs a warning and reloads the context if the application has a {@link ContextReloadStrategy}. Threadsafe.
 */
final class UseReload extends ServiceSupport implements KeyFollower {

    private static final Logger LOG = LoggerFactory.getLogger(UseReload.class);

    /** The prefix of a route in {@link RefreshFailures}. */
    private static final String ROUTE = "route ";

    private final CamelContext context;
    private final KeyRefresh refresh;
    private final RefreshFailures failures;
    private final PlaceholderUses uses;
    private final RouteReload routes;

    UseReload(CamelContext context, KeyRefresh refresh, PlaceholderUses uses) {
        this.context = context;
        this.refresh = refresh;
        this.failures = refresh.failures();
        this.uses = uses;
        this.routes = new RouteReload(context);
    }

    @Override
    public Set<KeyPlaceholder> placeholders() {
        return uses.placeholders();
    }

    @Override
    public Set<KeyPlaceholder> affectedBy(Map<KeyOrigin, CurrentKeys> now) {
        return uses.affectedBy(now);
    }

    @Override
    public Set<KeyPlaceholder> usedBy(String routeId) {
        String root = routeId == null ? null : routes.root(routeId);
        return uses.placeholders(use -> use == null || routes.root(use).equals(root));
    }

    @Override
    public Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal) throws InterruptedException {
        List<Use> outdated = uses.outdated(current, renewal);
        List<Use> outside = outdated.stream()
                .filter(use -> use.routeId() == null && !use.building())
                .toList();
        outside.forEach(use -> uses.given(use, current.get(use.placeholder()))); // so that it is logged once
        return !outside.isEmpty() && reloadContext(outside) ? Set.of() : reloadRoutes(outdated);
    }

    /**
     * Reloads the context. Does nothing if the application has no strategy for it.
     *
     * @param uses the uses outside of routes
     * @return whether the context was reloaded, with all routes
     */
    private boolean reloadContext(List<Use> uses) {
        String placeholders = uses.stream()
                .map(use -> use.placeholder().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        ContextReloadStrategy strategy = context.hasService(ContextReloadStrategy.class);
        LOG.warn(
                "{} changed and is used outside of routes{}: the old key stays in use until {}",
                placeholders,
                properties(uses),
                strategy == null
                        ? "the application is restarted"
                        : "the context is reloaded, which happens now; a restart is needed for what Camel does not reload");
        if (strategy == null) {
            return false;
        }
        strategy.onReload("azkeys");
        return true;
    }

    /** Returns the names of the properties that contain one of the placeholders. */
    private String properties(List<Use> uses) {
        Properties all = context.getPropertiesComponent().loadProperties(name -> true);
        String names = all.stringPropertyNames().stream()
                .filter(name -> uses.stream().anyMatch(use -> use.placeholder().isIn(all.getProperty(name))))
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    /**
     * Reloads routes, and the routes that could not be rebuilt before.
     *
     * @return the subjects of all these routes
     */
    private Set<String> reloadRoutes(List<Use> uses) throws InterruptedException {
        Set<String> ids = new TreeSet<>(routes.broken());
        // a use while routes were built, without the id of a route, can belong to any route
        if (uses.stream().anyMatch(use -> use.routeId() == null && use.building())) {
            context.getRoutes().forEach(route -> ids.add(route.getId()));
        }
        uses.stream().map(Use::routeId).filter(Objects::nonNull).forEach(ids::add);
        Set<String> roots = ids.stream().map(routes::root).collect(Collectors.toCollection(TreeSet::new));
        for (String route : roots) {
            reload(route);
        }
        return roots.stream().map(ROUTE::concat).collect(Collectors.toSet());
    }

    private void reload(String route) throws InterruptedException {
        try {
            if (!refresh.isActive()) {
                throw new InterruptedException("The context stops");
            }
            RouteReload.Outcome outcome = routes.reload(route);
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
            String reason = "could not be started with the new key; next attempt in " + refresh.period() + ": ";
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

    private void failed(String route, String reason) {
        if (failures.failed(ROUTE + route, reason)) {
            LOG.warn("Route {} keeps the old key; next attempt in {}: {}", route, refresh.period(), reason);
        }
    }

    @Override
    protected void doStart() {
        context.addLifecycleStrategy(uses);
    }

    @Override
    protected void doStop() {
        routes.close();
        context.getLifecycleStrategies().remove(uses);
    }
}
