// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An annotation of a runtime is found where JUnit finds its extension. */
class JUnitRuntimeTest {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Marker {}

    @Marker
    @Retention(RetentionPolicy.RUNTIME)
    @interface Stereotype {}

    @Marker
    static class Annotated {
        class Inner {}
    }

    @Stereotype
    static class WithAStereotype {}

    static class OfAnAnnotatedClass extends Annotated {}

    static class OfAClassWithAStereotype extends WithAStereotype {
        class Inner {}
    }

    @Marker
    interface AnnotatedInterface {}

    static class OfAnAnnotatedInterface implements AnnotatedInterface {}

    @Deprecated
    static class WithAnotherAnnotation {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                Annotated.class,
                Annotated.Inner.class,
                WithAStereotype.class,
                OfAnAnnotatedClass.class,
                OfAClassWithAStereotype.class,
                OfAClassWithAStereotype.Inner.class,
                OfAnAnnotatedInterface.class
            })
    void isFoundByName(Class<?> test) {
        assertThat(JUnitRuntime.isAnnotated(test, Marker.class.getName())).isTrue();
    }

    @Test
    void anotherAnnotationIsNotIt() {
        assertThat(JUnitRuntime.isAnnotated(WithAnotherAnnotation.class, Marker.class.getName()))
                .isFalse();
    }
}
