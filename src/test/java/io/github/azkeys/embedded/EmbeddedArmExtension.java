// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Runs the tests of a class with an {@link EmbeddedArm} instead of Azure, with JUnit 5:
 *
 * <pre>{@code
 * @ExtendWith(EmbeddedArmExtension.class)
 * class KeysRouteTest extends CamelTestSupport {
 *
 *     EmbeddedArm arm; // injected
 *
 *     @Test
 *     void retriesWhenArmIsBusy() {
 *         arm.fail(Fault.error(503, "ServerBusy", "Try again later"));
 *
 *         assertNotNull(template.requestBody("direct:keys", null, BatchAccountKeys.class));
 *         assertEquals(2, arm.calls("batch").size());
 *     }
 * }
 * }</pre>
 *
 * <p>It points the component {@code azkeys} of each Camel context at the service, in tests with {@code CamelTestSupport},
 * {@code @CamelMainTest}, {@code @CamelSpringBootTest} and {@code @QuarkusTest}, and in tests that create a Camel context
 * or a {@code Main}. The application needs no other configuration. Each resource that a route names exists, with random
 * keys; a test {@linkplain EmbeddedArm#remove removes} the one that must not exist. Tests get the service as a parameter, or
 * in a field of the type {@code EmbeddedArm}, static or not; with Quarkus, in a field with
 * {@code @Inject}. After each test the service is {@linkplain EmbeddedArm#reset reset}.
 *
 * <p>All classes of a test run share one service. With Spring and Quarkus, each application has its own, which is a bean; an
 * {@code EmbeddedArm} bean of the application replaces it. For a service with other settings, register the extension:
 *
 * <pre>{@code
 * @RegisterExtension
 * static EmbeddedArmExtension azure =
 *         new EmbeddedArmExtension(() -> EmbeddedArm.builder().writes(5, 1).start());
 * }</pre>
 *
 * <p>The field must be static. Classes with the extension cannot run in parallel in one JVM, because they share a system
 * property: a class fails if another one runs. {@code @ResourceLock(Resources.SYSTEM_PROPERTIES)} on the classes prevents
 * this.
 */
public final class EmbeddedArmExtension
        implements TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestInstancePostProcessor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(EmbeddedArmExtension.class);

    private final Supplier<EmbeddedArm> starter;

    /** Uses a service that all classes share. */
    public EmbeddedArmExtension() {
        this(null);
    }

    /**
     * Starts a service for the tests of one class. In tests with Spring or Quarkus, define an {@code EmbeddedArm} bean
     * instead.
     *
     * @param starter starts the service, which the extension closes
     */
    public EmbeddedArmExtension(Supplier<EmbeddedArm> starter) {
        this.starter = starter;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        if (JUnitRuntime.of(context) != JUnitRuntime.CAMEL) {
            if (starter != null) {
                throw new IllegalStateException("In tests with Spring or Quarkus, use"
                        + " @ExtendWith(EmbeddedArmExtension.class) and define a bean of the type EmbeddedArm");
            }
        } else {
            connect(context);
            resetAgain(context);
        }
        if (JUnitRuntime.of(context) != JUnitRuntime.QUARKUS) {
            inject(null, context.getRequiredTestClass(), context);
        }
    }

    private void connect(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        if (store.get(new Connected(this)) != null) {
            return; // for the class in which this one is nested
        }
        JUnitProperties ofOuterClass =
                context.getParent().orElseThrow().getStore(NAMESPACE).get(JUnitProperties.class, JUnitProperties.class);
        if (store.get(JUnitProperties.class) != ofOuterClass) {
            throw new IllegalStateException(
                    context.getRequiredTestClass().getName() + " has more than one EmbeddedArmExtension");
        }
        store.put(new Connected(this), true);
        // closed after all tests of the class
        store.put(JUnitProperties.class, new JUnitProperties(service(context), ofOuterClass));
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (JUnitRuntime.of(context) == JUnitRuntime.CAMEL) {
            resetAgain(context);
        }
    }

    /** Removes what came after the reset of the last test: a Camel context may stop later, and call the service. */
    private void resetAgain(ExtensionContext context) {
        Started started = started(context);
        if (started.used().getAndSet(false)) {
            started.arm().reset();
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) throws IllegalAccessException {
        if (JUnitRuntime.of(context) == JUnitRuntime.QUARKUS) {
            return; // Quarkus injects its bean
        }
        context.getStore(NAMESPACE).put(new Registered(this), true);
        inject(instance, instance.getClass(), context);
    }

    /** @param instance null for the static fields */
    private void inject(Object instance, Class<?> test, ExtensionContext context) throws IllegalAccessException {
        for (Field field : ReflectionSupport.findFields(
                test,
                field -> field.getType() == EmbeddedArm.class
                        && Modifier.isStatic(field.getModifiers()) == (instance == null),
                HierarchyTraversalMode.TOP_DOWN)) {
            field.setAccessible(true);
            field.set(instance, service(context));
        }
    }

    /** JUnit calls an extension in a field that is not static too late: after the test instance was made. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (JUnitRuntime.of(context) != JUnitRuntime.QUARKUS && !isRegistered(context)) {
            throw new IllegalStateException("The field with @RegisterExtension and the type EmbeddedArmExtension in "
                    + context.getRequiredTestClass().getName()
                    + " must be static. Otherwise the component would call Azure");
        }
    }

    private boolean isRegistered(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(new Registered(this)) != null;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedArm.class
                && JUnitRuntime.of(context) != JUnitRuntime.QUARKUS;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return service(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (JUnitRuntime.of(context) == JUnitRuntime.QUARKUS || isRegistered(context)) {
            service(context).reset();
            if (JUnitRuntime.of(context) == JUnitRuntime.CAMEL) {
                started(context).used().set(true);
            }
        }
    }

    private EmbeddedArm service(ExtensionContext context) {
        return JUnitRuntime.of(context).bean(context).orElseGet(() -> own(context));
    }

    private EmbeddedArm own(ExtensionContext context) {
        return started(context).arm();
    }

    private Started started(ExtensionContext context) {
        ExtensionContext owner = starter == null ? context.getRoot() : classOf(context);
        return owner.getStore(NAMESPACE)
                .getOrComputeIfAbsent(this.starter == null ? Started.class : this, key -> start(), Started.class);
    }

    private Started start() {
        return new Started(
                starter == null ? EmbeddedArm.builder().everyResource().start() : starter.get(), new AtomicBoolean());
    }

    /** Returns the context of the outermost class. */
    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext outermost = context;
        for (ExtensionContext at = context;
                at.getTestClass().isPresent();
                at = at.getParent().orElseThrow()) {
            outermost = at;
        }
        return outermost;
    }

    /** The key of a mark that the extension has set the system property for a class. */
    private record Connected(EmbeddedArmExtension extension) {}

    /** The key of a mark that JUnit registered the extension before it made the test instance. */
    private record Registered(EmbeddedArmExtension extension) {}

    /**
     * Closed by JUnit.
     *
     * @param used whether a test ended, and none began after it
     */
    private record Started(EmbeddedArm arm, AtomicBoolean used) implements CloseableResource, AutoCloseable {

        @Override
        public void close() {
            arm.close();
        }
    }
}
