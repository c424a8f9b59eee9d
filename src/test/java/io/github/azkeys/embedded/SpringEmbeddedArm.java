// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds the embedded service and its customizer to the Spring application of a test with {@link EmbeddedArmExtension}, as
 * beans that live as long as the application. Spring finds this class.
 */
public final class SpringEmbeddedArm implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
        return JUnitRuntime.isSpring(testClass)
                        && (JUnitRuntime.Spring.extendsWith(EmbeddedArmExtension.class, testClass)
                                || isRegistered(testClass))
                ? new Customizer()
                : null;
    }

    /** Returns whether a static field registers the extension. */
    private static boolean isRegistered(Class<?> testClass) {
        return Stream.<Class<?>>iterate(testClass, at -> at != null, Class::getEnclosingClass)
                .flatMap(at -> AnnotationSupport.findAnnotatedFieldValues(at, RegisterExtension.class).stream())
                .anyMatch(EmbeddedArmExtension.class::isInstance);
    }

    /** Equal to others, so that tests share an application. */
    private record Customizer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.addBeanFactoryPostProcessor(factory -> {
                BeanDefinitionRegistry beans = (BeanDefinitionRegistry) factory;
                if (factory.getBeanNamesForType(EmbeddedArm.class, false, false).length == 0) {
                    RootBeanDefinition service = new RootBeanDefinition(
                            EmbeddedArm.class,
                            () -> EmbeddedArm.builder().everyResource().start());
                    service.setDestroyMethodName("close");
                    beans.registerBeanDefinition("azkeysEmbeddedArmService", service);
                }
                if (factory.getBeanNamesForType(EmbeddedArmCustomizer.class, false, false).length == 0) {
                    beans.registerBeanDefinition(
                            JUnitProperties.BEAN,
                            new RootBeanDefinition(
                                    EmbeddedArmCustomizer.class,
                                    () -> new EmbeddedArmCustomizer(factory.getBean(EmbeddedArm.class))));
                }
            });
        }
    }
}
