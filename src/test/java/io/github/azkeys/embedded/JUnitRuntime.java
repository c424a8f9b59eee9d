// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** What starts the Camel context of a test. Classes of Spring and Quarkus are loaded only in their tests. */
enum JUnitRuntime {
    /** The test itself, or a class of Camel. */
    CAMEL {
        @Override
        Optional<EmbeddedArm> bean(ExtensionContext context) {
            return Optional.empty();
        }
    },
    /** The test context framework of Spring, which caches applications. */
    SPRING {
        @Override
        Optional<EmbeddedArm> bean(ExtensionContext context) {
            return Optional.of(SpringExtension.getApplicationContext(context).getBean(EmbeddedArm.class));
        }
    },
    /** Quarkus, in which {@link QuarkusEmbeddedArm} is a bean. */
    QUARKUS {
        @Override
        Optional<EmbeddedArm> bean(ExtensionContext context) {
            return Optional.of(CDI.current().select(EmbeddedArm.class).get());
        }
    };

    private static final boolean HAS_SPRING = exists("org.springframework.test.context.BootstrapWith");

    static JUnitRuntime of(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        if (isAnnotated(test, "io.quarkus.test.junit.QuarkusTest")) {
            return QUARKUS;
        }
        return isSpring(test) ? SPRING : CAMEL;
    }

    static boolean isSpring(Class<?> test) {
        return HAS_SPRING && Spring.runs(test);
    }

    /** Returns the service of the application; empty if there is no application. */
    abstract Optional<EmbeddedArm> bean(ExtensionContext context);

    /**
     * Returns whether JUnit applies an annotation to a class: one on the class, on its supertypes, on the classes in which it
     * is nested, or on another annotation of them.
     *
     * @param annotation the name, since its class may not be there
     */
    static boolean isAnnotated(Class<?> test, String annotation) {
        Set<Class<?>> seen = new HashSet<>();
        return Stream.<Class<?>>iterate(test, at -> at != null, Class::getEnclosingClass)
                .anyMatch(at -> leadsTo(annotation, at, seen));
    }

    /** @param type a class, or an annotation that may have the annotation itself; null for the superclass of an interface */
    private static boolean leadsTo(String annotation, Class<?> type, Set<Class<?>> seen) {
        if (type == null || !seen.add(type)) {
            return false;
        }
        return type.getName().equals(annotation)
                || leadsTo(annotation, type.getSuperclass(), seen)
                || Stream.concat(
                                Stream.of(type.getInterfaces()),
                                Stream.of(type.getDeclaredAnnotations()).map(Annotation::annotationType))
                        .anyMatch(next -> leadsTo(annotation, next, seen));
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, JUnitRuntime.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** In a class of its own, so that it is loaded only if Spring is there. */
    static final class Spring {

        private Spring() {}

        static boolean runs(Class<?> test) {
            return TestContextAnnotationUtils.hasAnnotation(test, BootstrapWith.class)
                    || extendsWith(SpringExtension.class, test);
        }

        /** Returns whether an annotation adds the extension: one on the class, or where JUnit finds it too. */
        static boolean extendsWith(Class<? extends Extension> extension, Class<?> test) {
            return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY)
                    .withEnclosingClasses(type -> true)
                    .from(test)
                    .stream(ExtendWith.class)
                    .map(MergedAnnotation::synthesize)
                    .flatMap(annotation -> Stream.of(annotation.value()))
                    .anyMatch(extension::equals);
        }
    }
}
