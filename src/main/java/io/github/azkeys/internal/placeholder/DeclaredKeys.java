package io.github.azkeys.internal.placeholder;

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
import io.github.azkeys.internal.options.OptionNames;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The keys that the application declared for placeholders, {@code camel.azkeys.keys.<alias> = <operation>?<options>}.
 * Nothing else can be reached through a placeholder. Threadsafe.
 */
final class DeclaredKeys {

    private final CamelContext context;
    private final ComponentOptions componentOptions;
    private final Map<KeyPlaceholder, Declared> endpoints = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private KeyListener listener;

    /** An endpoint and the declaration that it was made of, which may change when properties are loaded again. */
    private record Declared(String declaration, KeyEndpoint endpoint) {

        KeySource keys() {
            return KeySource.of(endpoint);
        }

        KeyServices services() {
            return keys().services();
        }
    }

    DeclaredKeys(CamelContext context) {
        this.context = context;
        this.componentOptions = new ComponentOptions(context);
    }

    /** Sets the listener for all components that endpoints belong to, before the first endpoint is created. */
    synchronized void setListener(KeyListener refresh) {
        listener = refresh;
    }

    /** The property that declares an alias. */
    static String property(String alias) {
        return AzkeysProperties.KEYS + alias;
    }

    /**
     * A running endpoint that hands out what a placeholder names; the same one for the same placeholder.
     *
     * @throws InvalidRequestException if the alias is not declared, or if the declaration is wrong or leaves something
     *     open
     */
    synchronized KeySource keys(KeyPlaceholder placeholder) {
        String alias = placeholder.alias();
        if (!underWay.add(alias)) {
            throw new InvalidRequestException(placeholder + " needs itself: neither " + property(alias)
                    + " nor an option of camel.component.azkeys can hold it");
        }
        try {
            String declaration = declaration(placeholder);
            KeyComponent component = context.getComponent("azkeys", KeyComponent.class);
            Declared known = endpoints.get(placeholder.withoutDefault());
            if (known != null
                    && known.declaration().equals(declaration)
                    && known.endpoint().getComponent() == component) {
                return known.keys();
            }
            ServiceHelper.initService(component); // the context does it only when it starts
            componentOptions.bind(component);
            KeyEndpoint endpoint = create(component, declaration, placeholder);
            ServiceHelper.startService(endpoint);
            forget(placeholder); // not sooner: where the new declaration is wrong, the old one still serves
            if (listener != null) {
                KeyServices.of(component).addListener(listener);
            }
            endpoints.put(placeholder.withoutDefault(), new Declared(declaration, endpoint));
            return KeySource.of(endpoint);
        } finally {
            underWay.remove(alias);
        }
    }

    /** Stops the endpoint of a placeholder, if there is one; another one is made where it is asked for again. */
    synchronized void forget(KeyPlaceholder placeholder) {
        Declared known = endpoints.remove(placeholder.withoutDefault());
        if (known == null) {
            return;
        }
        KeyServices services = known.services();
        if (endpoints.values().stream().noneMatch(other -> other.services() == services)) {
            services.removeListener(listener);
        }
        ServiceHelper.stopService(known.endpoint());
    }

    /** The placeholders, without defaults, that there are endpoints of whose keys are out of date if the resource's are. */
    synchronized Set<KeyPlaceholder> concerned(ResourceAddress resource) {
        return endpoints.entrySet().stream()
                .filter(known -> address(known.getValue().keys()).overlaps(resource))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static ResourceAddress address(KeySource keys) {
        return keys.requests().one().address();
    }

    /** Stops what was started. */
    synchronized void stop() {
        List.copyOf(endpoints.keySet()).forEach(this::forget);
    }

    private String declaration(KeyPlaceholder placeholder) {
        String property = property(placeholder.alias());
        PropertiesComponent properties = context.getPropertiesComponent();
        Properties local = properties.getLocalProperties();
        if (local != null && local.getProperty(property) != null) {
            // parameters of a route template or a Kamelet, which a message may have chosen
            throw new InvalidRequestException(
                    property + " is a parameter of a template; declare it in the properties of the application");
        }
        String declaration;
        try {
            declaration = properties.parseUri("{{?" + property + "}}");
        } catch (IllegalArgumentException e) {
            // without the cause, which quotes the declaration
            throw new InvalidRequestException(property + " holds a placeholder that Camel cannot resolve");
        }
        if (declaration == null || declaration.isBlank()) {
            throw new InvalidRequestException(placeholder + ": the alias '" + placeholder.alias()
                    + "' is not declared; set " + property + " = <operation>?<options>, such as"
                    + " iothub?resourceName=myHub&keyName=service");
        }
        return declaration.trim();
    }

    private KeyEndpoint create(KeyComponent component, String declaration, KeyPlaceholder placeholder) {
        String property = property(placeholder.alias());
        try {
            refuseTwoChoices(declaration, placeholder);
            KeyEndpoint endpoint = (KeyEndpoint)
                    component.createEndpoint(URISupport.normalizeUri("azkeys:" + declaration), placeholder.options());
            KeySource keys = KeySource.of(endpoint);
            AzkeysConfiguration options = keys.options();
            if (options.getSelect() == null && options.getForm() == null) {
                throw new InvalidRequestException("{{azkeys:" + placeholder.alias()
                        + "}} does not say which key; write {{azkeys:" + placeholder.alias()
                        + "#key}} or {{azkeys:" + placeholder.alias() + "/form}}, or add select= or form=");
            }
            keys.requests().one();
            return endpoint;
        } catch (Exception e) {
            throw unusable(property, e);
        }
    }

    /** Without a cause of Camel's, which may quote the value of an option. */
    private static InvalidRequestException unusable(String property, Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof AzkeysException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String told = property + " cannot be used: ";
        if (cause instanceof AzkeysException) {
            return new InvalidRequestException(told + cause.getMessage(), null, cause);
        }
        return new InvalidRequestException(told
                + (failure instanceof ResolveEndpointFailedException
                        ? failure.getMessage()
                        : cause.getClass().getSimpleName()));
    }

    private void refuseTwoChoices(String declaration, KeyPlaceholder placeholder) throws URISyntaxException {
        Map<String, Object> declared = URISupport.parseQuery(StringHelper.after(declaration, "?", ""));
        new OptionNames(context).restore(declared);
        boolean chosen = declared.containsKey("select") || declared.containsKey("form");
        if (chosen && !placeholder.options().isEmpty()) {
            throw new InvalidRequestException("it chooses by itself what to hand out, so write {{azkeys:"
                    + placeholder.alias() + "}} instead of " + placeholder);
        }
    }
}
