// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.options;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.text.Printable;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** The properties {@code camel.azkeys.*} of an application. Immutable. */
public final class AzkeysProperties {

    /** The prefix of the alias of a declared key. */
    public static final String KEYS = "camel.azkeys.keys.";

    /** The prefix of the name of a live credential. */
    public static final String CREDENTIALS = "camel.azkeys.credentials.";

    public static final String REFRESH_ENABLED = "camel.azkeys.refreshEnabled";
    public static final String REFRESH_PERIOD = "camel.azkeys.refreshPeriod";
    public static final String REFUSED_EXCEPTIONS = "camel.azkeys.refusedExceptions";
    public static final String REFUSED_MINIMUM_INTERVAL = "camel.azkeys.refusedMinimumInterval";
    public static final String RELOAD_GRACE = "camel.azkeys.reloadGrace";
    public static final String RESOLVE_WHILE_RUNNING = "camel.azkeys.resolveWhileRunning";

    static final String PREFIX = "camel.azkeys.";

    /** All properties but those that declare keys and credentials. */
    static final Set<String> ALL = Set.of(
            REFRESH_ENABLED,
            REFRESH_PERIOD,
            REFUSED_EXCEPTIONS,
            REFUSED_MINIMUM_INTERVAL,
            RELOAD_GRACE,
            RESOLVE_WHILE_RUNNING);

    private final PropertiesComponent properties;

    public AzkeysProperties(CamelContext context) {
        properties = context.getPropertiesComponent();
    }

    /** Returns the value of a property in camel case or with hyphens, or a default. */
    public String get(String name, String defaultValue) {
        return properties
                .resolveProperty(name)
                .or(() -> properties.resolveProperty(PropertyNames.hyphenated(name)))
                .orElse(defaultValue)
                .trim();
    }

    /**
     * Returns a boolean property, or a default.
     *
     * @throws InvalidRequestException if the value is neither true nor false
     */
    public boolean isTrue(String name, boolean defaultValue) {
        String text = get(name, String.valueOf(defaultValue));
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new InvalidRequestException(name + " is '" + Printable.of(text) + "'; it must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /**
     * Returns the value of a property that declares a key or a credential, without surrounding spaces; null if it is not set.
     *
     * @throws InvalidRequestException if it is a parameter of a template, or contains a placeholder that Camel cannot resolve
     */
    public String declaration(String name) {
        Properties local = properties.getLocalProperties();
        if (local != null && local.getProperty(name) != null) {
            // a parameter of a route template or a Kamelet, whose value may come from a message
            throw new InvalidRequestException(
                    name + " is a parameter of a template; declare it in the properties of the application");
        }
        try {
            String declaration = properties.parseUri("{{?" + name + "}}");
            return declaration == null ? null : declaration.trim();
        } catch (IllegalArgumentException e) {
            // without the cause, which quotes the declaration
            throw new InvalidRequestException(name + " contains a placeholder that Camel cannot resolve");
        }
    }

    /**
     * Returns the live credentials that the application declares, sorted by their names, as it spells them. Placeholders in
     * their values are not resolved.
     */
    public SortedMap<String, String> credentials() {
        SortedMap<String, String> credentials = new TreeMap<>();
        Properties declared = properties.loadProperties(name -> name.startsWith(CREDENTIALS));
        declared.stringPropertyNames()
                .forEach(name -> credentials.put(name.substring(CREDENTIALS.length()), declared.getProperty(name)));
        return credentials;
    }

    /**
     * Returns the aliases of the keys that the application declares, sorted, as it spells them. Those of environment
     * variables and of Spring Boot are not listed.
     */
    public SortedSet<String> aliases() {
        return names().stream()
                .filter(name -> name.startsWith(KEYS))
                .map(name -> name.substring(KEYS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Checks those properties that are needed only later.
     *
     * @throws InvalidRequestException if the application sets an unknown property, such as a misspelled one, or if a boolean
     *     is neither true nor false
     */
    public void check() {
        PropertyNames.refuseUnknown(names(), System.getenv().keySet());
        isTrue(REFRESH_ENABLED, false);
        isTrue(RESOLVE_WHILE_RUNNING, false);
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(
                properties.loadProperties(name -> name.startsWith(PREFIX)).stringPropertyNames());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(names::add);
        return PropertyNames.withoutEnvironment(names, System.getenv().keySet());
    }
}
