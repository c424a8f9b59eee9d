// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.placeholder;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.declared.DeclaredKeys;
import io.github.azkeys.internal.declared.KeyOrigin;
import io.github.azkeys.internal.declared.KeyPlaceholder;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.ResolvedKey;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.options.ContextPhase;
import io.github.azkeys.internal.refused.RefusedKeys;
import io.github.azkeys.internal.reload.RouteNode;
import io.github.azkeys.internal.reload.RouteNodes;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves property placeholders to keys: <code>{{azkeys:hub#primaryKey}}</code> is a key that the property {@code
 * camel.azkeys.keys.hub} declares. The calling thread waits for ARM. Threadsafe.
 */
@org.apache.camel.spi.annotations.PropertiesFunction("azkeys")
public class AzkeysPropertiesFunction extends ServiceSupport implements PropertiesFunction, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(AzkeysPropertiesFunction.class);

    private final PlaceholderUses uses = new PlaceholderUses();
    private CamelContext camelContext;
    private DeclaredKeys declared;
    private boolean configured;
    private KeyRefresh refresh;
    private UseReload reload;
    private RouteNodes nodes;

    /**
     * Returns the key or the form that a placeholder specifies.
     *
     * @param remainder the part of the placeholder after {@code azkeys:}
     * @return never null; the default, if there is one, when the key cannot be listed
     * @throws AzkeysException if the placeholder or the declaration is not valid, or if the key cannot be listed
     */
    @Override
    public String apply(String remainder) {
        boolean configuring = isConfiguring();
        if (!configuring) {
            requireAllowedWhileRunning();
        }
        KeyPlaceholder placeholder = KeyPlaceholder.parse(remainder);
        KeyRefresh running = refresh();
        ResolvedKey resolved = running == null ? null : known(running, placeholder.withoutDefault());
        if (resolved == null) {
            KeySource keys = declared.keys(placeholder);
            try {
                resolved = ResolvedKey.fetch(placeholder, keys);
            } catch (AzkeysException e) {
                if (!configuring) {
                    declared.remove(placeholder); // messages may specify any number of keys that do not exist
                }
                if (e instanceof InvalidRequestException || placeholder.defaultValue() == null) {
                    throw e;
                }
                LOG.warn("{} uses its default value: {}", placeholder, e.getMessage());
                if (isRefreshed(configuring)) {
                    uses.givenDefault(use(placeholder), KeyOrigin.of(keys));
                }
                return placeholder.defaultValue();
            }
        }
        if (isRefreshed(configuring)) {
            uses.given(use(placeholder), resolved);
        }
        if (running == null && resolved.secret().expiresAt() != null) {
            LOG.warn(
                    "{} is valid until {} and is not renewed",
                    placeholder,
                    resolved.secret().expiresAt());
        }
        return resolved.secret().value();
    }

    /** Placeholders in messages are resolved for each message, so only those in the configuration are refreshed. */
    private boolean isRefreshed(boolean configuring) {
        return configuring && refresh() != null;
    }

    /** The current key while routes are reloaded, without a call; null at other times. */
    private ResolvedKey known(KeyRefresh running, KeyPlaceholder placeholder) {
        ResolvedKey current = reload.current(placeholder);
        return current == null ? running.current(placeholder) : current;
    }

    private PlaceholderUses.Use use(KeyPlaceholder placeholder) {
        RouteNode node = nodes.use();
        String route = node == null ? camelContext.getCamelContextExtension().getCreateRoute() : node.routeId();
        return new PlaceholderUses.Use(
                placeholder.withoutDefault(), route, node, ContextPhase.isBuildingRoutes(camelContext));
    }

    /** Returns the refresh of declared keys, which starts with the first placeholder; null if it is disabled. */
    private synchronized KeyRefresh refresh() {
        if (!configured) {
            AzkeysProperties properties = new AzkeysProperties(camelContext);
            properties.check();
            if (properties.isTrue(AzkeysProperties.REFRESH_ENABLED, false)) {
                KeyRefresh known = KeyRefresh.of(camelContext);
                RefusedKeys.install(camelContext);
                reload = new UseReload(camelContext, known, uses);
                known.add(reload);
                refresh = known;
            }
            configured = true;
        }
        return refresh;
    }

    /**
     * Prevents that toD or recipientList resolves a placeholder in a message and sends the key where the message says.
     * They run while the context is started and on a thread that does not build routes.
     */
    private void requireAllowedWhileRunning() {
        if (!new AzkeysProperties(camelContext).isTrue(AzkeysProperties.RESOLVE_WHILE_RUNNING, false)) {
            throw new InvalidRequestException("Placeholders {{azkeys:…}} are resolved only while the application is"
                    + " configured and routes are built, not in messages; use them in a route or a property, or set "
                    + AzkeysProperties.RESOLVE_WHILE_RUNNING + " = true to resolve them anywhere");
        }
    }

    private boolean isConfiguring() {
        return !ContextPhase.isStarting(camelContext)
                || ContextPhase.isBuildingRoutes(camelContext)
                || nodes.isCreating();
    }

    @Override
    public String getName() {
        return "azkeys";
    }

    @Override
    protected void doStop() throws Exception {
        declared.stop();
        synchronized (this) {
            refresh = null; // it stops with Camel's scheduler
            configured = false;
        }
        super.doStop();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.declared = KeyRefresh.of(camelContext).declared();
        this.nodes = NodesPlugin.install(camelContext);
    }
}
