// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.GuardedComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key in use is renewed while messages need it. The service accepts only the keys that ARM lists at that moment. */
class AzkeysReloadHangTest extends ReloadTestSupport {

    private static final String TO = "guarded:a?accessKey=RAW({{azkeys:batch#primary}})";
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Whether the service accepts any key. */
    private final AtomicBoolean anyKey = new AtomicBoolean();

    private GuardedComponent service;

    @BeforeEach
    void addService() {
        service =
                new GuardedComponent(key -> anyKey.get() || key.equals(key("primary")) || key.equals(key("secondary")));
        app.addComponent("guarded", service);
        properties.setProperty("camel.azkeys.reloadGrace", "500ms");
    }

    @Test
    void aMessageThatIsRedeliveredForeverContinuesWithTheNewKey() throws Exception {
        redeliverForever("direct:in", "in", TO);
        app.start();
        Route before = app.getRoute("in");
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "primary");
        Future<Object> message = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        await().until(() -> service.refused.get() > 3);

        refresh();

        assertThat(message.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(key("primary"));
        assertThat(service.accepted.get()).isEqualTo(2);
        assertThat(app.getRoute("in")).isSameAs(before);
        assertThat(health().getState().name()).isEqualTo("UP");
        await().until(() -> task().behind() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "stubborn"})
    void aMessageInAProducerThatRetriesForeverIsSentWithTheNewKey(String how) throws Exception {
        redeliverForever("direct:in", "in", TO + "&" + how + "=true");
        app.start();
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "primary");
        Future<Object> message = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        await().until(() -> service.refused.get() > 3);

        try (CapturedLog log = new CapturedLog()) {
            refresh();

            assertThat(send("direct:in", "")).as("others do not wait").isEqualTo(key("primary"));
            assertThat(message.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(key("primary"));
            assertThat(log.ofOurs()).containsOnlyOnce("1 messages in node").contains("they were not done within 0.5 s");
        }
        await().atMost(SOON).until(() -> task().behind() == 0);
        assertThat(service.accepted.get()).isEqualTo(3);
        assertThat(service.stopped).containsOnlyOnce("AAAA==");
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aKeyThatIsStillValidIsNotStopped() throws Exception {
        declare("batch", "batch?settlingTime=0&resourceId=" + BATCH);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("in")
                        .to("guarded:a?accessKey=RAW({{azkeys:batch#newest-stable}})&retry=true");
            }
        });
        app.start();
        app.getComponent("guarded", GuardedComponent.class);
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "secondary");

        refresh();

        assertThat(send("direct:in", "")).isEqualTo(key("secondary"));
        await().atMost(SOON).until(() -> service.stopped.equals(List.of("AAAA==")));
        assertThat(service.refused.get()).isZero();
    }

    @Test
    void aRouteBesideAStuckOneGetsItsKeyAtOnce() throws Exception {
        properties.setProperty("camel.azkeys.reloadGrace", "1m");
        redeliverForever("direct:stuck", "a-stuck", TO + "&stubborn=true");
        add("healthy", "direct:healthy", "guarded:b?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");
        Future<Object> stuck = app.createProducerTemplate().asyncRequestBody("direct:stuck", "");
        await().until(() -> service.refused.get() > 3);
        Instant start = Instant.now();

        refresh();

        assertThat(send("direct:healthy", "")).isEqualTo(key("primary"));
        assertThat(Duration.between(start, Instant.now())).isLessThan(SOON);
        assertThat(stuck.isDone()).isFalse();
        await().until(() -> task().behind() == 1); // the message that is stuck
        arm.regenerate(BATCH, "primary");
        refresh();
        assertThat(send("direct:healthy", "")).as("the next refresh").isEqualTo(key("primary"));
        assertThat(stuck.isDone()).as("the message is still stuck").isFalse();
        anyKey.set(true);
        stuck.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Each renewal replaces the older key, 8 seconds after the one before; keys are looked at every second. */
    @Test
    void renewalsEightSecondsApartFailNoMessage() throws Exception {
        properties.setProperty("camel.azkeys.refreshPeriod", "1s");
        declare("batch", "batch?settlingTime=0&cacheTtl=1ms&resourceId=" + BATCH);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tick?period=50&delay=0")
                        .routeId("ticks")
                        .to("guarded:a?accessKey=RAW({{azkeys:batch#newest-stable}})");
            }
        });
        app.start();
        Route before = app.getRoute("ticks");
        for (int i = 0; i < 3; i++) {
            String name = i % 2 == 0 ? "secondary" : "primary";
            arm.regenerate(BATCH, name);
            Instant renewed = Instant.now();
            await().atMost(SOON).until(() -> service.started.contains(key(name)));
            await().pollDelay(Duration.ofMillis(100))
                    .atMost(Duration.ofSeconds(9))
                    .until(() -> Duration.between(renewed, Instant.now()).toMillis() >= 8000);
        }

        assertThat(service.refused.get()).isZero();
        assertThat(service.accepted.get()).isGreaterThan(50);
        assertThat(service.started).hasSize(4);
        assertThat(service.stopped).isEqualTo(service.started.subList(0, 3));
        assertThat(app.getRoute("ticks")).isSameAs(before);
    }

    private void redeliverForever(String from, String id, String to) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(-1).redeliveryDelay(20));
                from(from).routeId(id).to(to);
            }
        });
    }
}
