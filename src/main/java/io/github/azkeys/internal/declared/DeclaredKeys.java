// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.declared;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.address.ResourceAddress;
import io.github.azkeys.internal.endpoint.ComponentOptions;
import io.github.azkeys.internal.endpoint.KeyComponent;
import io.github.azkeys.internal.endpoint.KeyEndpoint;
import io.github.azkeys.internal.endpoint.KeyListener;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.internal.options.AzkeysProperties;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the application declares for placeholders, {@code camel.azkeys.keys.<alias> = <operation>?<options>}.
 * Placeholders cannot use any other keys. Threadsafe.
 */
public final class DeclaredKeys {

    private static final Logger LOG = LoggerFactory.getLogger(DeclaredKeys.class);

    private final CamelContext context;
    private final ComponentOptions componentOptions;
    private final Map<KeyPlaceholder, Declared> endpoints = new HashMap<>();
    private final Set<String> resolving = new HashSet<>();
    private KeyListener listener;

    /** An endpoint and its declaration, which may change when properties are loaded again. */
    private record Declared(String declaration, KeyEndpoint endpoint, KeySource keys) {}

    public DeclaredKeys(CamelContext context) {
        this.context = context;
        this.componentOptions = new ComponentOptions(context);
    }

    /** Sets the listener for all components that endpoints belong to, before the first endpoint is created. */
    public synchronized void setListener(KeyListener refresh) {
        listener = refresh;
    }

    /** Returns the property that declares an alias. */
    public static String property(String alias) {
        return AzkeysProperties.KEYS + alias;
    }

    /**
     * Returns the keys of a placeholder. Its endpoint is started, and used again for the same placeholder.
     *
     * @throws InvalidRequestException if the alias is not declared, or if the declaration is not valid or not complete
     */
    public KeySource keys(KeyPlaceholder placeholder) {
        return keys(placeholder, KeyPlaceholder::inBraces);
    }

    /**
     * Returns the same for a key that is not written as a placeholder.
     *
     * @param written returns how the application writes a reference such as {@code hub#primaryKey}, for messages
     */
    public synchronized KeySource keys(KeyPlaceholder placeholder, UnaryOperator<String> written) {
        return use(placeholder, written, (declaration, component) -> {
            Declared known = endpoints.get(placeholder.withoutDefault());
            if (known != null
                    && known.declaration().equals(declaration)
                    && known.endpoint().getComponent() == component) {
                return known.keys();
            }
            KeyEndpoint endpoint = create(component, declaration, placeholder, written);
            ServiceHelper.startService(endpoint);
            remove(placeholder); // not earlier: if the new declaration is not valid, the old one stays in use
            if (listener != null) {
                KeyServices.of(component).addListener(listener);
            }
            KeySource keys = KeySource.of(endpoint);
            endpoints.put(placeholder.withoutDefault(), new Declared(declaration, endpoint, keys));
            return keys;
        });
    }

    /**
     * Checks a key as far as possible without a call.
     *
     * @param written as for {@link #keys(KeyPlaceholder, UnaryOperator)}
     * @return the keys, which are not started
     * @throws InvalidRequestException as {@link #keys(KeyPlaceholder)}
     */
    public synchronized KeySource check(KeyPlaceholder placeholder, UnaryOperator<String> written) {
        return use(
                placeholder,
                written,
                (declaration, component) -> KeySource.of(create(component, declaration, placeholder, written)));
    }

    /**
     * Checks the declaration of an alias as far as possible without a call, also if nothing uses it.
     *
     * @throws InvalidRequestException if it is not valid or not complete; the message names the property
     */
    public synchronized void check(String alias) {
        use(KeyPlaceholder.ofAlias(alias), KeyPlaceholder::inBraces, (declaration, component) -> {
            prepare(component);
            try {
                return KeySource.of(endpoint(component, declaration, Map.of()));
            } catch (Exception e) {
                throw unusable(property(alias), e);
            }
        });
    }

    private KeySource use(
            KeyPlaceholder placeholder,
            UnaryOperator<String> written,
            BiFunction<String, KeyComponent, KeySource> action) {
        String alias = placeholder.alias();
        if (!resolving.add(alias)) {
            throw new InvalidRequestException(written.apply(placeholder.reference()) + " refers to itself: "
                    + property(alias) + " and the options of camel.component.azkeys cannot contain it");
        }
        try {
            return action.apply(declaration(placeholder, written), context.getComponent("azkeys", KeyComponent.class));
        } finally {
            resolving.remove(alias);
        }
    }

    /** Stops and removes the endpoint of a placeholder, if there is one. */
    public synchronized void remove(KeyPlaceholder placeholder) {
        Declared known = endpoints.remove(placeholder.withoutDefault());
        if (known == null) {
            return;
        }
        KeyServices services = known.keys().services();
        if (endpoints.values().stream().noneMatch(other -> other.keys().services() == services)) {
            services.removeListener(listener);
        }
        ServiceHelper.stopService(known.endpoint());
    }

    /** Returns the origins of keys, without those of keys that are no longer declared. */
    Map<KeyPlaceholder, KeyOrigin> origins(Set<KeyPlaceholder> placeholders) {
        Map<KeyPlaceholder, KeyOrigin> origins = new HashMap<>();
        for (KeyPlaceholder placeholder : placeholders) {
            try {
                origins.put(placeholder, KeyOrigin.of(keys(placeholder)));
            } catch (AzkeysException e) {
                LOG.debug("{} is ignored: {}", placeholder, e.getMessage()); // the next refresh reports it
            }
        }
        return origins;
    }

    /** Returns the placeholders, without defaults, whose keys are out of date if those of the resource are. */
    public synchronized Set<KeyPlaceholder> affectedBy(ResourceAddress resource) {
        return endpoints.entrySet().stream()
                .filter(known ->
                        known.getValue().keys().requests().one().address().overlaps(resource))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Stops and removes all endpoints. */
    public synchronized void stop() {
        List.copyOf(endpoints.keySet()).forEach(this::remove);
    }

    private String declaration(KeyPlaceholder placeholder, UnaryOperator<String> written) {
        String property = property(placeholder.alias());
        String declaration = new AzkeysProperties(context).declaration(property);
        if (declaration == null || declaration.isEmpty()) {
            String problem = declaration == null
                    ? "the alias '" + placeholder.alias() + "' is not declared"
                    : property + " is empty";
            throw new InvalidRequestException(written.apply(placeholder.reference()) + ": " + problem + "; set "
                    + property + " = <operation>?<options>, such as iothub?resourceName=myHub&keyName=service");
        }
        return declaration;
    }

    private KeyEndpoint create(
            KeyComponent component, String declaration, KeyPlaceholder placeholder, UnaryOperator<String> written) {
        String alias = placeholder.alias();
        prepare(component);
        try {
            requireOneChoice(component, declaration, placeholder, written);
            KeyEndpoint endpoint = endpoint(component, declaration, placeholder.options());
            AzkeysConfiguration options = KeySource.of(endpoint).options();
            if (options.getSelect() == null && options.getForm() == null) {
                throw new InvalidRequestException(written.apply(alias) + " does not specify a key; use "
                        + written.apply(alias + "#key") + " or " + written.apply(alias + "/form")
                        + ", or add select= or form=");
            }
            return endpoint;
        } catch (Exception e) {
            throw unusable(property(alias), e);
        }
    }

    private void prepare(KeyComponent component) {
        ServiceHelper.initService(component); // the context initializes it only when it starts
        componentOptions.bind(component);
    }

    private static KeyEndpoint endpoint(KeyComponent component, String declaration, Map<String, Object> options)
            throws Exception {
        KeyEndpoint endpoint =
                (KeyEndpoint) component.createEndpoint(URISupport.normalizeUri("azkeys:" + declaration), options);
        KeySource.of(endpoint).requests().one();
        return endpoint;
    }

    /** Omits a cause of Camel, which may quote the value of an option. */
    private static InvalidRequestException unusable(String property, Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof AzkeysException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String problem = property + " cannot be used: ";
        if (cause instanceof AzkeysException) {
            return new InvalidRequestException(problem + cause.getMessage(), null, cause);
        }
        return new InvalidRequestException(problem
                + (failure instanceof ResolveEndpointFailedException
                        ? failure.getMessage()
                        : cause.getClass().getSimpleName()));
    }

    private static void requireOneChoice(
            KeyComponent component, String declaration, KeyPlaceholder placeholder, UnaryOperator<String> written)
            throws URISyntaxException {
        Map<String, Object> declared = URISupport.parseQuery(StringHelper.after(declaration, "?", ""));
        KeyServices.of(component).optionNames().restore(declared);
        boolean chosen = declared.containsKey("select") || declared.containsKey("form");
        if (chosen && !placeholder.options().isEmpty()) {
            throw new InvalidRequestException("it sets select or form, so use " + written.apply(placeholder.alias())
                    + " instead of " + written.apply(placeholder.reference()));
        }
    }
}
