// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmExtension;
import io.github.azkeys.support.RestClient;
import io.github.azkeys.support.SharedCertificate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** How test classes use the extension: what works, and what fails with a message that says how to mend it. */
@Tag("camel")
@Timeout(60)
class EmbeddedArmExtensionTest {

    static class InAFieldThatIsNotStatic {

        @RegisterExtension
        EmbeddedArmExtension azure = ownService();

        @Test
        void passes() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InAFieldOfTheOnlyInstance extends InAFieldThatIsNotStatic {}

    static class TwiceInAClass {

        @RegisterExtension
        static EmbeddedArmExtension first = ownService();

        @RegisterExtension
        static EmbeddedArmExtension second = ownService();

        @Test
        void passes() {}
    }

    @ExtendWith(EmbeddedArmExtension.class)
    static class WithAStaticField {

        static EmbeddedArm arm;

        @BeforeAll
        static void theFieldIsSet() {
            assertThat(arm).isNotNull();
        }

        @Test
        void theServiceIsThatOfTheParameter(EmbeddedArm parameter) {
            assertThat(arm).isSameAs(parameter);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @ExtendWith(EmbeddedArmExtension.class)
    static class WithAContextInAField {

        private final CamelContext context = new DefaultCamelContext();

        @Test
        void theContextCallsTheService(EmbeddedArm arm) {
            context.start();

            assertThat(context.getComponent("azkeys", AzkeysComponent.class)
                            .getConfiguration()
                            .getResourceManagerEndpoint())
                    .isEqualTo(arm.endpoint());
        }

        @AfterAll
        void stop() {
            context.stop();
        }
    }

    @TestClassOrder(ClassOrderer.OrderAnnotation.class)
    @ExtendWith(EmbeddedArmExtension.class)
    static class OneAfterTheOther {

        static EmbeddedArm arm;

        @Nested
        @Order(1)
        class CallsInTheEnd {

            @Test
            void passes() {}

            @AfterAll
            static void call() {
                new RestClient(arm).token();
            }
        }

        @Nested
        @Order(2)
        class CallsInTheBeginning {

            @BeforeAll
            static void call() {
                assertThat(arm.tokenRequests()).isEmpty();
                new RestClient(arm).token();
            }

            @Test
            void theCallIsThere() {
                assertThat(arm.tokenRequests()).hasSize(1);
            }
        }
    }

    static class AtTheSameTime {

        @RegisterExtension
        static EmbeddedArmExtension azure = ownService();

        @Test
        void anotherClassFails() {
            failure(InANestedClass.class)
                    .startsWith("Another test class with EmbeddedArmExtension runs in this JVM.")
                    .contains("@ResourceLock(Resources.SYSTEM_PROPERTIES)");
        }
    }

    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    static class Locked {

        @RegisterExtension
        static EmbeddedArmExtension azure = ownService();

        static final CountDownLatch BOTH = new CountDownLatch(2);

        /** Gives the other class the time to start, if JUnit does not wait with it. */
        @Test
        void passes() throws InterruptedException {
            BOTH.countDown();
            BOTH.await(300, TimeUnit.MILLISECONDS);
        }
    }

    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    static class AlsoLocked extends Locked {}

    static class InANestedClass {

        @RegisterExtension
        static EmbeddedArmExtension azure = ownService();

        @Nested
        class Inner {

            @RegisterExtension
            static EmbeddedArmExtension other = ownService();

            EmbeddedArm arm;

            @Test
            void hasItsOwnService() {
                assertThat(System.getProperty("azkeys.embedded.endpoint"))
                        .isEqualTo(arm.endpoint())
                        .isNotEqualTo(outer.endpoint());
            }
        }

        EmbeddedArm outer;

        @Test
        void hasItsService() {
            assertThat(System.getProperty("azkeys.embedded.endpoint")).isEqualTo(outer.endpoint());
        }
    }

    private static EmbeddedArmExtension ownService() {
        return new EmbeddedArmExtension(() ->
                EmbeddedArm.builder().certificate(SharedCertificate.LOOPBACK).start());
    }

    @Test
    void aFieldThatIsNotStaticFails() {
        failure(InAFieldThatIsNotStatic.class)
                .isEqualTo("The field with @RegisterExtension and the type EmbeddedArmExtension in "
                        + InAFieldThatIsNotStatic.class.getName()
                        + " must be static. Otherwise the component would call Azure");
        failure(InAFieldOfTheOnlyInstance.class).contains("must be static");
    }

    @Test
    void aSecondExtensionOfAClassFails() {
        failure(TwiceInAClass.class)
                .isEqualTo(TwiceInAClass.class.getName() + " has more than one EmbeddedArmExtension");
        passes(InANestedClass.class);
    }

    @Test
    void aStaticFieldGetsTheService() {
        passes(WithAStaticField.class);
    }

    @Test
    void aContextInAFieldCallsTheService() {
        passes(WithAContextInAField.class);
    }

    @Test
    void aClassGetsItsOwnCallsOnly() {
        passes(OneAfterTheOther.class);
    }

    @Test
    void aClassThatRunsAtTheSameTimeFails() {
        passes(AtTheSameTime.class);
        passes(InANestedClass.class);
        assertThat(System.getProperties()).doesNotContainKey("azkeys.embedded.endpoint");
    }

    @Test
    void lockedClassesPassIfJUnitRunsClassesInParallel() {
        passes(Locked.class, AlsoLocked.class);
    }

    private static void passes(Class<?>... tests) {
        TestExecutionSummary summary = run(tests);
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThanOrEqualTo(tests.length);
    }

    private static AbstractStringAssert<?> failure(Class<?> test) {
        TestExecutionSummary summary = run(test);
        assertThat(summary.getTestsSucceededCount()).isZero();
        assertThat(summary.getFailures()).hasSize(1);
        return assertThat(summary.getFailures().get(0).getException().getMessage());
    }

    private static TestExecutionSummary run(Class<?>... tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Stream.of(tests)
                                        .map(DiscoverySelectors::selectClass)
                                        .toList())
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
