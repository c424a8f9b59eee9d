// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.ContosoComponent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.junit.jupiter.api.Test;

/** Reloads that fail, or succeed only later. */
class AzkeysReloadFailuresTest extends ReloadTestSupport {

    private static final String PRIMARY = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();

    /** A component that can be set to fail to create endpoints, with the key in its message. */
    private static final class FragileComponent extends ContosoComponent {

        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            if (broken.get()) {
                throw new IllegalArgumentException("No endpoint for " + parameters);
            }
            return super.createEndpoint(uri, remaining, parameters);
        }
    }

    @Test
    void aNodeThatAnErrorKeepsFromTheNewKeyIsTriedAgain() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        app.addComponent("fragile", new ContosoComponent() {
            @Override
            protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                    throws Exception {
                if (broken.get()) {
                    throw new NoClassDefFoundError("com/example/Client");
                }
                return super.createEndpoint(uri, remaining, parameters);
            }
        });
        add("batch", "direct:batch", PRIMARY.replace("contoso", "fragile"));
        app.start();
        arm.regenerate(BATCH, "primary");
        broken.set(true);

        try (CapturedLog log = new CapturedLog()) {
            refresh();
            assertThat(send("direct:batch", "")).isEqualTo("AAAA==");
            assertThat(log.ofOurs()).contains("Route batch keeps the old key", "NoClassDefFoundError");
        }
        assertThat(task().behind()).isEqualTo(1);

        broken.set(false);
        refresh();
        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
    }

    @Test
    void aProducerThatCannotBeStoppedIsReplacedAllTheSame() throws Exception {
        app.addComponent("stubborn", new StubbornComponent());
        add("batch", "direct:batch", PRIMARY.replace("contoso", "stubborn"));
        app.start();
        Endpoint old = endpoints("stubborn").get(0);
        arm.regenerate(BATCH, "primary");

        try (CapturedLog log = new CapturedLog()) {
            refresh();
            assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(endpoints("stubborn")).hasSize(1).doesNotContain(old));
            assertThat(log.ofOurs())
                    .contains("of route batch could not be stopped: ")
                    .doesNotContain("AAAA==");
        }
    }

    private List<Endpoint> endpoints(String scheme) {
        return app.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith(scheme))
                .toList();
    }

    /** A component whose producers with the old key fail to stop, with the key in the message. */
    private static final class StubbornComponent extends ContosoComponent {

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            ContosoEndpoint endpoint = (ContosoEndpoint) super.createEndpoint(uri, remaining, parameters);
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    return new DefaultProducer(this) {
                        @Override
                        public void process(Exchange exchange) {
                            exchange.getMessage().setBody(endpoint.getAccessKey());
                        }

                        @Override
                        protected void doStop() {
                            if (endpoint.getAccessKey().equals("AAAA==")) {
                                throw new IllegalStateException("cannot close " + endpoint.getAccessKey());
                            }
                        }
                    };
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    @Test
    void routesKeepTheirKeysWhileArmFails() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        app.start();
        Route before = app.getRoute("batch");
        arm.regenerate(BATCH, "primary");
        arm.fail(Fault.error(503, "ServerBusy", "Later."));
        arm.fail(Fault.error(503, "ServerBusy", "Later."));

        try (CapturedLog log = new CapturedLog()) {
            refresh();
            assertThat(send("direct:batch", "")).isEqualTo("AAAA==");
            assertThat(app.getRoute("batch")).isSameAs(before);
            assertThat(log.ofOurs()).containsOnlyOnce("camel.azkeys.keys.batch cannot be refreshed");
        }
        assertThat(health().getState().name()).isEqualTo("DOWN");
        assertThat(health().getMessage().orElseThrow())
                .startsWith("alias batch has not been refreshed since 20")
                .contains("ServerBusy");
        assertThat(health().getDetails().get("azkeys.batch")).asString().startsWith("DOWN since 20");

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            refresh(); // without a call to ARM for a while after each failure
            return health().getState().name().equals("UP");
        });
        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
    }

    @Test
    void aDefaultIsReplacedWhenArmResponds() throws Exception {
        arm.deny(BATCH);
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary:none}})");
        app.start();
        assertThat(send("direct:batch", "")).isEqualTo("none");
        arm.allow(BATCH);

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            refresh();
            return send("direct:batch", "").equals("AAAA==");
        });
    }

    @Test
    void aBusyRouteKeepsRunningAndIsRetried() throws Exception {
        app.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        app.getShutdownStrategy().setTimeout(300);
        Future<Object> first = startWithHeldMessage();
        arm.regenerate(BATCH, "primary");
        Route before = app.getRoute("direct");

        refresh();

        assertThat(app.getRoute("direct")).isSameAs(before);
        assertThat(health().getState().name()).isEqualTo("DOWN");
        assertThat(health().getMessage().orElseThrow())
                .startsWith("route direct has not been refreshed since 20")
                .contains(": in-flight messages");
        free.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");

        refresh();
        assertThat(app.getRoute("direct")).isNotSameAs(before);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aRouteThatCannotBeBuiltIsRetriedAndNoKeyIsLogged() throws Exception {
        FragileComponent fragile = new FragileComponent();
        app.addComponent("fragile", fragile);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in")
                        .routeId("seda")
                        .errorHandler(deadLetterChannel("fragile:dead?accessKey=RAW({{azkeys:batch#primary}})"))
                        .to("fragile:a?accessKey=RAW({{azkeys:batch#primary}})")
                        .process(exchange -> keysUsed.add(exchange.getMessage().getBody(String.class)));
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");
        fragile.broken.set(true);

        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            refresh();
            app.createProducerTemplate().sendBody("seda:in", "waits");
            refresh();

            assertThat(log.ofOurs())
                    .containsOnlyOnce("ERROR io.github.azkeys.internal.placeholder.RouteFollower")
                    .contains("Route seda could not be started with the new key; next attempt in 1 h: ")
                    .contains("IllegalArgumentException");
            assertThat(health().getState().name()).isEqualTo("DOWN");
            assertThat(health().getMessage().orElseThrow())
                    .startsWith("route seda has not been refreshed since 20")
                    .contains(": it could not be started");
            assertThat(arm.secrets()).isNotEmpty().noneMatch(log.text()::contains);
            assertThat(arm.secrets())
                    .noneMatch(health().getMessage().orElseThrow()::contains)
                    .noneMatch(health().getDetails().toString()::contains);
        }

        fragile.broken.set(false);
        refresh();

        await().until(() -> keysUsed.size() == 1);
        assertThat(keysUsed).isSubsetOf(arm.secrets()).doesNotContain("AAAA==");
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aNodeThatCannotBeCreatedKeepsItsKeyAndIsRetried() throws Exception {
        FragileComponent fragile = new FragileComponent();
        app.addComponent("fragile", fragile);
        add("batch", "direct:batch", "fragile:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");
        fragile.broken.set(true);

        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            refresh();

            assertThat(send("direct:batch", "")).isEqualTo("AAAA==");
            assertThat(log.ofOurs()).containsOnlyOnce("Route batch keeps the old key; next attempt in 1 h: node to");
            assertThat(arm.secrets()).isNotEmpty().noneMatch(log.text()::contains);
        }
        assertThat(health().getMessage().orElseThrow())
                .startsWith("route batch has not been refreshed since 20")
                .contains("could not be created with the new key");
        assertThat(task().behind()).isEqualTo(1);

        fragile.broken.set(false);
        refresh();

        assertThat(send("direct:batch", "")).isEqualTo(key("primary"));
        assertThat(health().getState().name()).isEqualTo("UP");
        await().until(() -> task().behind() == 0);
    }

    @Test
    void aRemovedRouteIsNotReportedAsFailed() throws Exception {
        app.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        app.getShutdownStrategy().setTimeout(300);
        Future<Object> first = startWithHeldMessage();
        arm.regenerate(BATCH, "primary");
        refresh();
        assertThat(health().getState().name()).isEqualTo("DOWN");
        free.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        app.getRouteController().stopRoute("direct");
        app.removeRoute("direct");

        refresh();

        assertThat(health().getState().name()).isEqualTo("UP");
    }
}
