// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysException;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.AzkeysTestSupport;
import io.github.azkeys.support.Footprint;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StartupListener;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.SimpleRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many starts and stops leave nothing behind. */
@Tag("camel")
@Tag("one-camel")
@Timeout(120)
class AzkeysLeakTest {

    private static final int TIMES = 200;

    private EmbeddedArm arm;

    @BeforeEach
    void startArm() {
        arm = EmbeddedArm.builder()
                .certificate(AzkeysTestSupport.CERTIFICATE)
                .everyResource()
                .start();
    }

    @AfterEach
    void closeArm() {
        arm.close();
    }

    @Test
    void contextsThatStopLeaveNothing() throws Exception {
        List<WeakReference<CamelContext>> contexts = new ArrayList<>();
        useContexts(5, contexts);
        Footprint before = Footprint.now();

        useContexts(40, contexts);

        assertNothingIsLeft(before);
        contexts.remove(44); // this thread may still refer to the last one
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            System.gc();
            assertThat(contexts).allMatch(context -> context.get() == null);
        });
    }

    private void useContexts(int times, List<WeakReference<CamelContext>> contexts) throws Exception {
        for (int i = 0; i < times; i++) {
            DefaultCamelContext context = new DefaultCamelContext();
            contexts.add(new WeakReference<>(context));
            new EmbeddedArmCustomizer(arm).configure("azkeys", context.getComponent("azkeys", AzkeysComponent.class));
            context.addRoutes(routes(contexts.size()));
            context.start();
            use(context.createProducerTemplate());
            context.stop();
        }
    }

    @Test
    void aContextThatStartsAgainHoldsNoMoreThanAtFirst() throws Exception {
        AzkeysComponent component = new AzkeysComponent();
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        SimpleRegistry beans = new SimpleRegistry();
        beans.bind("azkeys", component);
        AtomicInteger listeners = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext(new DefaultRegistry(beans)) {
            @Override
            public void addStartupListener(StartupListener listener) throws Exception {
                if (listener.getClass().getName().startsWith("io.github.azkeys")) {
                    listeners.incrementAndGet();
                }
                super.addStartupListener(listener);
            }
        }) {
            context.disableJMX(); // see the other tests
            context.addRoutes(routes(0));
            restart(context, 5);
            Footprint before = Footprint.now();

            restart(context, TIMES - 5);

            assertNothingIsLeft(before);
            assertThat(listeners).hasValue(1);
        }
    }

    private static void restart(CamelContext context, int times) {
        for (int i = 0; i < times; i++) {
            context.start();
            use(context.createProducerTemplate());
            context.stop();
        }
    }

    @Test
    void routesThatAreRemovedLeaveNothing() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            new EmbeddedArmCustomizer(arm).configure("azkeys", context.getComponent("azkeys", AzkeysComponent.class));
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            useRoutes(context, template, 0, 5);
            Footprint before = Footprint.now();
            List<Integer> counts = counts(context);

            useRoutes(context, template, 5, TIMES);

            assertNothingIsLeft(before);
            assertThat(counts(context)).isEqualTo(counts);
        }
    }

    private void useRoutes(CamelContext context, ProducerTemplate template, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            context.addRoutes(routes(i));
            use(template);
            for (String route : List.of("ask", "watch")) {
                context.getRouteController().stopRoute(route);
                assertThat(context.removeRoute(route)).isTrue();
            }
        }
    }

    /** Counts what Camel holds for the component. */
    private static List<Integer> counts(CamelContext context) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        return List.of(
                context.getEndpoints().size(),
                context.getRoutes().size(),
                checks == null ? 0 : (int) checks.stream().count(),
                context.getLifecycleStrategies().size(),
                context.getRoutePolicyFactories().size(),
                context.getManagementStrategy().getEventNotifiers().size(),
                context.getRegistry().findByType(Object.class).size(),
                context.getCamelContextExtension().getServices().size());
    }

    @Test
    void aContextThatStopsEndsAThousandExchanges() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        new EmbeddedArmCustomizer(arm).configure("azkeys", component);
        context.getShutdownStrategy().setTimeout(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask")
                        .toD("azkeys:batch?subscriptionId=s${header.n}&resourceGroup=g&resourceName=acct", 10);
            }
        });
        context.start();
        Footprint before = Footprint.now();
        arm.fail(Fault.silence().times(1000));
        ProducerTemplate template = context.createProducerTemplate();
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int n = i % 100; // some wait for a connection, some for the write budget, and some for the call of another
            answers.add(template.asyncSend(
                    "direct:ask", exchange -> exchange.getMessage().setHeader("n", n)));
        }
        await().until(() ->
                arm.calls().size() >= 64 && context.getInflightRepository().size() >= 500);
        Instant start = Instant.now();

        context.stop();

        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS).getException()).isNotNull();
        }
        assertThat(answers.stream().filter(answer -> answer.join().getException() instanceof AzkeysException))
                .hasSizeGreaterThan(500); // Camel itself rejects the others
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(context.getInflightRepository().size()).isZero();
        arm.close(); // it keeps the sockets on which it is silent
        assertNothingIsLeft(before);
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").routeId("ask").to(uri(number));
                from(uri(number) + "&emit=START_AND_CHANGES&initialDelay=0")
                        .routeId("watch")
                        .to("mock:changes");
            }
        };
    }

    /** Another subscription each time, so that no call waits for the write budget. */
    private static String uri(int number) {
        return "azkeys:batch?subscriptionId=s" + number + "&resourceGroup=g&resourceName=acct";
    }

    private static void use(ProducerTemplate template) {
        assertThat(template.request("direct:ask", exchange -> {}).getException())
                .isNull();
    }

    private static void assertNothingIsLeft(Footprint before) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Footprint after = Footprint.now();
            assertThat(after.beans()).isLessThanOrEqualTo(before.beans());
            assertThat(after.sockets()).isLessThanOrEqualTo(before.sockets() + 2); // of another test in this process
            after.threads().forEach((name, count) -> assertThat(count)
                    .as(name)
                    .isLessThanOrEqualTo(before.threads().getOrDefault(name, 0L)));
        });
    }
}
