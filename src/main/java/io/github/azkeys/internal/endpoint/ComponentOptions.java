package io.github.azkeys.internal.endpoint;

import io.github.azkeys.InvalidRequestException;
import io.github.azkeys.internal.options.ContextPhase;
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
 * Sets {@code camel.component.azkeys.*} on the component sooner than camel-main does: it configures components in the
 * order of the properties, so that an option of another component may need keys before this component knows where from.
 * Camel sets the same options to the same values later. Not threadsafe.
 */
public final class ComponentOptions {

    private static final String PREFIX = "camel.component.azkeys.";
    private static final String ENVIRONMENT = "CAMEL_COMPONENT_AZKEYS_";

    private final CamelContext context;

    public ComponentOptions(CamelContext context) {
        this.context = context;
    }

    /**
     * Sets the options unless that was done before, or Camel has done it because the context is past its configuration.
     *
     * @throws InvalidRequestException if an option is unknown or its value is wrong
     */
    public void bind(KeyComponent component) {
        if (ContextPhase.isInitializing(context) || component.isConfigured()) {
            return;
        }
        set(component, options());
    }

    /**
     * Sets options by their names, in any case. From then on the component counts as configured.
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
            // without the cause, which quotes the value: that may be a secret which was meant for another option
            Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(e.getPropertyName(), true);
            throw new InvalidRequestException(PREFIX + e.getPropertyName() + reason(e.getCause(), type));
        }
        component.setConfigured();
    }

    private static String reason(Throwable cause, Class<?> type) {
        if (cause == null) {
            return " is no option of the component";
        }
        if (cause instanceof NoSuchBeanException) {
            return " names a bean that is not there, or not yet when a placeholder {{azkeys:…}} needs it";
        }
        return " does not take the value"
                + OptionText.of(type).map(text -> ", which " + text.problem()).orElse("");
    }

    /** As camel-main has it: the environment before the properties, and JVM properties before both. */
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

    /** A later value replaces an earlier one, however its name is written. */
    private static void put(Map<String, Object> options, String name, String value) {
        if (value != null) {
            String option = StringHelper.dashToCamelCase(name.substring(PREFIX.length()));
            options.keySet().removeIf(option::equalsIgnoreCase);
            options.put(option, value);
        }
    }
}
