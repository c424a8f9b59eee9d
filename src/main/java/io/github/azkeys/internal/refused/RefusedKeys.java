// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.refused;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.declared.RefreshTimes;
import io.github.azkeys.internal.endpoint.FetchedKeys;
import io.github.azkeys.internal.options.AzkeysProperties;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.PluginHelper;

/**
 * Finds failures that mean that a service refused a key, in routes, in consumers and in messages outside of routes, and
 * lets the keys be listed again. Threadsafe.
 */
public final class RefusedKeys {

    /** The property of a route with further rules. */
    static final String ROUTE_PROPERTY = "azkeysRefusedExceptions";

    private final KeyRefresh refresh;
    private final RefusedMessages messages;
    private final BeanIntrospection beans;
    private final RefusedRules applicationRules;
    private final Map<String, RefusedRules> rulesOfRoutes = new ConcurrentHashMap<>();

    private RefusedKeys(CamelContext context) {
        refresh = KeyRefresh.of(context);
        messages = new RefusedMessages(RefreshTimes.of(context), InstantSource.system());
        beans = PluginHelper.getBeanIntrospection(context);
        applicationRules = rules(
                RefusedRules.DEFAULT,
                AzkeysProperties.REFUSED_EXCEPTIONS,
                new AzkeysProperties(context).get(AzkeysProperties.REFUSED_EXCEPTIONS, ""));
    }

    /**
     * Starts to watch the failures of an application, unless it is watched. That lasts as long as the application.
     *
     * @throws InvalidRequestException if {@code camel.azkeys.refusedExceptions} is not valid
     */
    public static synchronized void install(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        if (!extension.isContextPluginInUse(RefusedKeys.class)) {
            RefusedKeys refused = new RefusedKeys(context);
            extension.addContextPlugin(RefusedKeys.class, refused);
            extension.addInterceptStrategy(new FailingNodes(refused));
            context.getManagementStrategy().addEventNotifier(new FailedExchanges(refused));
            context.addLifecycleStrategy(new FailingConsumers(refused));
        }
    }

    /** Reports the failure of an exchange, if it means that a key was refused. */
    void failed(Exchange exchange) {
        Throwable failure = exchange.getException();
        if (failure == null) {
            failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        }
        Route route = ExchangeHelper.getRoute(exchange);
        if (isRefused(failure, route)) {
            report(route);
            String where = route == null ? "a message outside of routes" : "route " + route.getRouteId();
            FetchedKeys.of(exchange).forEach(keys -> messages.refused(keys, where));
        }
    }

    /** Reports the failure of a consumer, if it means that a key was refused. */
    void failed(Throwable failure, Route route) {
        if (isRefused(failure, route)) {
            report(route);
        }
    }

    private boolean isRefused(Throwable failure, Route route) {
        return failure != null && rules(route).match(failure, beans);
    }

    private void report(Route route) {
        refresh.refusedIn(route == null ? null : route.getRouteId());
    }

    /**
     * Returns the rules of a route.
     *
     * @throws InvalidRequestException if the property of the route is not valid
     */
    RefusedRules rules(Route route) {
        Object text = route == null ? null : route.getProperties().get(ROUTE_PROPERTY);
        return text == null
                ? applicationRules
                : rulesOfRoutes.computeIfAbsent(
                        text.toString(),
                        more -> rules(applicationRules, ROUTE_PROPERTY + " of route " + route.getRouteId(), more));
    }

    private static RefusedRules rules(RefusedRules base, String property, String text) {
        try {
            return base.with(text);
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException(property + " is not valid: " + e.getMessage());
        }
    }
}
