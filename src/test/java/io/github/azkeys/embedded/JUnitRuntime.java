// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
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
        if (annotations(test).anyMatch(name -> name.equals("io.quarkus.test.junit.QuarkusTest"))) {
            return QUARKUS;
        }
        return HAS_SPRING && Spring.runs(test) ? SPRING : CAMEL;
    }

    /** Returns the service of the application; empty if there is no application. */
    abstract Optional<EmbeddedArm> bean(ExtensionContext context);

    /** Returns the names of the annotations of a class and of the classes in which it is nested. */
    private static Stream<String> annotations(Class<?> test) {
        return Stream.<Class<?>>iterate(test, at -> at != null, Class::getEnclosingClass)
                .flatMap(at -> Arrays.stream(at.getAnnotations()))
                .map(Annotation::annotationType)
                .map(Class::getName);
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
    private static final class Spring {

        static boolean runs(Class<?> test) {
            return TestContextAnnotationUtils.hasAnnotation(test, BootstrapWith.class);
        }
    }
}
