package io.github.azkeys.internal.placeholder;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.options.AzkeysProperties;
import io.github.azkeys.internal.options.ContextPhase;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts keys into property placeholders: <code>{{azkeys:hub#primaryKey}}</code> is a key of what the property {@code
 * camel.azkeys.keys.hub} declares. The calling thread waits for ARM. Threadsafe.
 */
@org.apache.camel.spi.annotations.PropertiesFunction("azkeys")
public class AzkeysPropertiesFunction extends ServiceSupport implements PropertiesFunction, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(AzkeysPropertiesFunction.class);

    private final PlaceholderUses uses = new PlaceholderUses();
    private CamelContext camelContext;
    private DeclaredKeys declared;
    private RefreshOptions options;
    private KeyRefresh refresh;

    /**
     * The key or the form that a placeholder names.
     *
     * @param remainder what stands behind {@code azkeys:}
     * @return never null; the default where the placeholder has one and the key cannot be had
     * @throws AzkeysException if the placeholder or the declaration is wrong, or if the key cannot be had
     */
    @Override
    public String apply(String remainder) {
        boolean configuring = isConfiguring();
        if (!configuring) {
            requireAllowedWhileRunning();
        }
        KeyPlaceholder placeholder = KeyPlaceholder.parse(remainder);
        KeyRefresh running = refresh();
        ResolvedKey resolved = running == null ? null : running.current(placeholder.withoutDefault());
        if (resolved == null) {
            KeySource keys = declared.keys(placeholder);
            try {
                resolved = fetch(placeholder, keys);
            } catch (AzkeysException e) {
                if (!configuring) {
                    declared.forget(placeholder); // messages may name any number of keys that there are none of
                }
                if (e instanceof InvalidRequestException || placeholder.defaultValue() == null) {
                    throw e;
                }
                LOG.warn("{} has its default value: {}", placeholder, e.getMessage());
                if (isRemembered(configuring)) {
                    uses.givenDefault(use(placeholder), KeyOrigin.of(keys));
                }
                return placeholder.defaultValue();
            }
        }
        if (isRemembered(configuring)) {
            uses.given(use(placeholder), resolved);
        }
        if (running == null && resolved.secret().expiresAt() != null) {
            LOG.warn(
                    "{} is good until {} and is not renewed",
                    placeholder,
                    resolved.secret().expiresAt());
        }
        return resolved.secret().value();
    }

    private static ResolvedKey fetch(KeyPlaceholder placeholder, KeySource keys) {
        return ResolvedKey.of(
                placeholder, keys, keys.list(keys.requests().one(), false), keys.longestCall(CallPriority.live()));
    }

    /** Placeholders in messages are resolved for each message, so only those in the configuration are refreshed. */
    private boolean isRemembered(boolean configuring) {
        return configuring && refresh() != null;
    }

    private PlaceholderUses.Use use(KeyPlaceholder placeholder) {
        String route = camelContext.getCamelContextExtension().getCreateRoute();
        return new PlaceholderUses.Use(placeholder.withoutDefault(), route, isBuildingRoutes());
    }

    /** The refresh of declared keys, begun with the first placeholder; null where it is off. */
    private synchronized KeyRefresh refresh() {
        if (options == null) {
            RefreshOptions configured = RefreshOptions.of(camelContext);
            if (configured.enabled()) {
                refresh = new KeyRefresh(camelContext, configured, declared, uses, InstantSource.system());
                declared.setListener(refresh);
                PluginHelper.getPeriodTaskScheduler(camelContext)
                        .schedulePeriodTask(refresh, configured.period().toMillis());
            }
            options = configured;
        }
        return refresh;
    }

    /**
     * A placeholder in the text of a message would be resolved by toD and its like, and lead a key to where the message
     * says. Those run while the context runs and on a thread that builds no routes.
     */
    private void requireAllowedWhileRunning() {
        if (!new AzkeysProperties(camelContext).isTrue(AzkeysProperties.RESOLVE_WHILE_RUNNING, false)) {
            throw new InvalidRequestException("Placeholders {{azkeys:…}} are resolved while the application is"
                    + " configured and routes are built, and not in what a message brings; put it into a route or a"
                    + " property, or set " + AzkeysProperties.RESOLVE_WHILE_RUNNING + " = true to resolve it anywhere");
        }
    }

    private boolean isConfiguring() {
        return !ContextPhase.isStarting(camelContext) || isBuildingRoutes();
    }

    private boolean isBuildingRoutes() {
        ExtendedCamelContext extension = camelContext.getCamelContextExtension();
        // not the context's own controller: a supervising one says of all threads that they start routes
        return extension.getInternalRouteController().isStartingRoutes() || extension.isSetupRoutes();
    }

    @Override
    public String getName() {
        return "azkeys";
    }

    @Override
    protected void doStop() throws Exception {
        declared.stop();
        synchronized (this) {
            refresh = null; // it ends with Camel's scheduler, and a context that starts again has another
            options = null;
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
        this.declared = new DeclaredKeys(camelContext);
    }
}
