// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.endpoint.ComponentOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Sets {@code camel.component.azkeys.*} of a Spring Boot application on the component, and makes live credentials beans. The
 * component provides the option names, so that there is no second list. Only Spring Boot loads this class.
 */
@AutoConfiguration(afterName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ConditionalOnClass(name = "org.apache.camel.spring.boot.CamelAutoConfiguration")
public class AzkeysAutoConfiguration {

    private static final String PREFIX = "camel.component.azkeys";

    private static final String REQUEST = "request.";

    /** The properties that disable a component of Camel Spring Boot. */
    private static final List<String> SWITCHES = List.of("enabled", "customizer.enabled");

    /**
     * Configures the component when Camel creates it, before any other customizer.
     *
     * @param environment provides the options, in all spellings and sources of Spring Boot
     */
    @Bean
    public static ComponentCustomizer azkeysOptions(Environment environment) {
        return new ComponentCustomizer() {

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof AzkeysComponent
                        && SWITCHES.stream()
                                .allMatch(
                                        option -> environment.getProperty(PREFIX + "." + option, Boolean.class, true));
            }

            @Override
            public void configure(String name, Component target) {
                AzkeysAutoConfiguration.configure((AzkeysComponent) target, options(environment));
            }

            @Override
            public int getOrder() {
                return Ordered.HIGHEST; // customizers of the application can override the options
            }
        };
    }

    /**
     * Makes live credentials beans of the application.
     *
     * @param environment declares them, in all spellings and sources of Spring Boot
     */
    @Bean
    public static BeanDefinitionRegistryPostProcessor azkeysCredentials(Environment environment) {
        return new CredentialBeans(environment);
    }

    /**
     * Checks the declared keys when the Camel context starts.
     *
     * @param environment declares them, in all spellings and sources of Spring Boot
     */
    @Bean
    public static LifecycleStrategy azkeysDeclarations(Environment environment) {
        return new KeyDeclarations(environment);
    }

    private static void configure(AzkeysComponent component, Map<String, String> options) {
        ServiceHelper.initService(component);
        ComponentOptions.set(component, options);
    }

    private static Map<String, String> options(Environment environment) {
        Map<String, String> options = new LinkedHashMap<>();
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .ifBound(all -> {
                    all.keySet().removeAll(SWITCHES);
                    all.forEach((name, value) -> put(options, name, value));
                });
        return options;
    }

    /**
     * Of two spellings, the first one has precedence. An environment variable with an underscore between words has a dot
     * here.
     */
    private static void put(Map<String, String> options, String name, String value) {
        String option = name.startsWith(REQUEST)
                ? REQUEST.replace('.', '[') + name.substring(REQUEST.length()) + "]" // an entry of a map
                : StringHelper.dashToCamelCase(name.replaceAll("[_.]", ""));
        if (options.keySet().stream().noneMatch(option::equalsIgnoreCase)) {
            options.put(option, value);
        }
    }
}
