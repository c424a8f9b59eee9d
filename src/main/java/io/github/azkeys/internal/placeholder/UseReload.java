// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.internal.declared.CurrentKeys;
import io.github.azkeys.internal.declared.KeyFollower;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.internal.declared.RefreshTimes;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.placeholder.PlaceholderUses.Use;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the new keys to the routes whose placeholders were given a key that changed. For a use outside of routes, such as an option of a
 * component, it logs a warning and reloads the context if the application has a {@link ContextReloadStrategy}. Threadsafe.
 */
final class UseReload extends ServiceSupport implements KeyFollower {

    private static final Logger LOG = LoggerFactory.getLogger(UseReload.class);

    private final CamelContext context;
    private final PlaceholderUses uses;
    private final RouteFollower routes;

    /** Uses outside of routes that have a key that changed. */
    private final Set<Use> outside = ConcurrentHashMap.newKeySet();

    UseReload(CamelContext context, KeyRefresh refresh, PlaceholderUses uses) {
        this.context = context;
        this.uses = uses;
        this.routes = new RouteFollower(
                context, refresh, uses, RefreshTimes.of(context).reloadGrace());
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
    public Set<String> follow(Map<KeyPlaceholder, ResolvedKey> current, Instant renewal) {
        List<Use> outdated = uses.outdated(current, renewal);
        List<Use> others = outdated.stream().filter(use -> !use.isInRoute()).toList();
        others.forEach(use -> uses.kept(use, current.get(use.placeholder()))); // so that it is logged once
        outside.addAll(others);
        return !others.isEmpty() && reloadContext(others) ? Set.of() : routes.follow(outdated, current, renewal);
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
                "{} changed and is used outside of routes{}: the old key stays in use until {}. A live credential"
                        + " (camel.azkeys.credentials.<name>) follows its key without that, if the client accepts one",
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

    @Override
    public CompletableFuture<?> following() {
        return routes.following();
    }

    @Override
    public List<KeyUse> uses() {
        return uses.describe();
    }

    @Override
    public int behind() {
        return routes.behind() + outside.size();
    }

    /** The current key if this thread brings it to a route, without a call; null on other threads. */
    ResolvedKey current(KeyPlaceholder placeholder) {
        return routes.current(placeholder);
    }

    @Override
    protected void doStart() {
        context.addLifecycleStrategy(uses);
        ServiceHelper.startService(routes);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(routes);
        context.getLifecycleStrategies().remove(uses);
        outside.clear();
    }
}
