// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import io.github.azkeys.internal.live.LiveCredentials;
import io.github.azkeys.internal.options.PropertyNames;
import java.util.Map;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Refuses unknown properties {@code camel.azkeys.*}, and defines a bean for each {@code camel.azkeys.credentials.<name>},
 * unless the application defines a bean with that name, or Camel may find the credential only by its name. The bean is
 * created when it is first used.
 */
final class CredentialBeans implements BeanDefinitionRegistryPostProcessor {

    private final Environment environment;

    CredentialBeans(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        PropertyNames.refuseUnknown(properties(environment, "camel.azkeys").keySet());
        properties(environment, "camel.azkeys.credentials").forEach((property, declaration) -> {
            String name = LiveCredentials.beanName(property);
            LiveCredentials.declaredType(property, declaration)
                    .filter(type -> !registry.containsBeanDefinition(name))
                    .ifPresent(type -> registry.registerBeanDefinition(name, definition(property, type)));
        });
    }

    /** Returns the properties with a prefix by the rest of their names, in all spellings and sources of Spring Boot. */
    static Map<String, String> properties(Environment environment, String prefix) {
        return Binder.get(environment)
                .bind(prefix, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    private static RootBeanDefinition definition(String property, Class<?> type) {
        RootBeanDefinition definition = new RootBeanDefinition(CredentialFactory.class);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, property);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(1, type);
        definition.setAttribute(
                FactoryBean.OBJECT_TYPE_ATTRIBUTE, type); // so that Spring creates no bean to find the type
        return definition;
    }
}
