// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.endpoint;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.ContextPhase;
import io.github.azkeys.internal.options.OptionNames;
import io.github.azkeys.internal.options.OptionText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;

/**
 * Sets {@code camel.component.azkeys.*} on the component before camel-main does. camel-main configures components in the
 * order of the properties, so an option of another component can need keys before this component is configured. Camel sets
 * the same values again later. Not threadsafe.
 */
public final class ComponentOptions {

    private static final String PREFIX = "camel.component.azkeys.";
    private static final String ENVIRONMENT = "CAMEL_COMPONENT_AZKEYS_";

    private final CamelContext context;

    public ComponentOptions(CamelContext context) {
        this.context = context;
    }

    /**
     * Sets the options, unless this method or Camel has already set them.
     *
     * @throws InvalidRequestException if an option is unknown or its value is wrong
     */
    public void bind(KeyComponent component) {
        if (!ContextPhase.isInitializing(context) && !component.isConfigured()) {
            set(component, options());
        }
    }

    /**
     * Sets options by their names, ignoring case, and marks the component as configured.
     *
     * @throws InvalidRequestException if an option is unknown or its value is wrong
     */
    public static void set(KeyComponent component, Map<String, ?> options) {
        PropertyConfigurer configurer = component.getComponentPropertyConfigurer();
        try {
            PropertyBindingSupport.build()
                    .withConfigurer(configurer)
                    .withIgnoreCase(true)
                    .withMandatory(true)
                    .bind(component.getCamelContext(), component, new LinkedHashMap<String, Object>(options));
        } catch (PropertyBindingException e) {
            // without the cause, which quotes the value: it may be a secret under the wrong name
            Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(e.getPropertyName(), true);
            throw new InvalidRequestException(PREFIX
                    + e.getPropertyName()
                    + (type == null
                            ? " is not an option of the component"
                                    + OptionNames.questionOfComponent(e.getPropertyName())
                            : reason(e.getCause(), type)));
        }
        component.setConfigured();
    }

    private static String reason(Throwable cause, Class<?> type) {
        if (cause instanceof NoSuchBeanException) {
            return " refers to a bean that does not exist, or not yet when a placeholder {{azkeys:…}} needs it";
        }
        return " does not accept the value"
                + OptionText.of(type).map(text -> ", which " + text.problem()).orElse("");
    }

    /** In the order of camel-main: environment variables override properties, and JVM properties override both. */
    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        Properties properties = context.getPropertiesComponent().loadProperties(name -> name.startsWith(PREFIX));
        properties.stringPropertyNames().forEach(name -> put(options, name, properties.getProperty(name)));
        System.getenv().forEach((name, value) -> {
            if (name.toUpperCase(Locale.ROOT).startsWith(ENVIRONMENT)) {
                String option = name.substring(ENVIRONMENT.length()).toLowerCase(Locale.ROOT);
                put(options, PREFIX + option.replace('_', '-'), value);
            }
        });
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> put(options, name, System.getProperty(name)));
        return options;
    }

    /** Replaces a previous value of the option, also if its name has another case. */
    private static void put(Map<String, Object> options, String name, String value) {
        if (value != null) {
            String option = StringHelper.dashToCamelCase(name.substring(PREFIX.length()));
            options.keySet().removeIf(option::equalsIgnoreCase);
            options.put(option, value);
        }
    }
}
