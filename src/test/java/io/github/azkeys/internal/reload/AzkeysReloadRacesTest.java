// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.support.ContosoComponent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that are built, stopped or changed during a reload. */
class AzkeysReloadRacesTest extends ReloadTestSupport {

    private static final String SLOW = "slow:a?accessKey=RAW({{azkeys:batch#primary}})";

    private final SlowComponent slow = new SlowComponent();

    /** A component that creates endpoints only when a test releases it. */
    private static final class SlowComponent extends ContosoComponent {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);
        private volatile boolean holds;

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            if (holds) {
                entered.countDown();
                while (free.getCount() > 0) { // cannot be interrupted
                    Thread.onSpinWait();
                }
            }
            return super.createEndpoint(uri, remaining, parameters);
        }
    }

    @BeforeEach
    void addComponent() {
        app.addComponent("slow", slow);
    }

    @Test
    void aRouteThatIsBuiltDuringALookIsFollowed() throws Exception {
        add("other", "direct:other", "contoso:a?accessKey=RAW({{azkeys:batch#secondary}})");
        app.start();
        slow.holds = true;
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> {
            try {
                add("late", "direct:late", SLOW);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        slow.entered.await();
        refresh();
        slow.free.countDown();
        adding.get(10, TimeUnit.SECONDS);
        assertThat(send("direct:late", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:late", "")).isEqualTo(key("primary"));
    }

    @Test
    void noThreadIsLeftWhenTheApplicationEndsWhileARouteIsBuilt() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:tick?period=20&delay=0").routeId("ticks").to(SLOW);
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");
        slow.holds = true;
        task().run();
        slow.entered.await();

        app.stop();
        slow.free.countDown();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .filteredOn(name -> name.contains("(" + app.getName() + ")"))
                        .noneMatch(name -> name.contains("azkeys-re") || name.contains("timer://tick")));
        assertThat(app.getRoutes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "remove", "suspend"})
    void aRouteThatIsStoppedDuringItsReloadStaysStopped(String how) throws Exception {
        Future<Object> first = startWithHeldMessage();
        Route before = app.getRoute("direct");
        arm.regenerate(BATCH, "primary");
        CompletableFuture<Void> reload = CompletableFuture.runAsync(this::refresh);
        await().until(() -> ((StatefulService) before.getConsumer()).isSuspended());
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stop("direct", how));
        DefaultShutdownStrategy shutdown = (DefaultShutdownStrategy) app.getShutdownStrategy();
        await().until(() -> shutdown.getCurrentShutdownTaskFuture() != null);

        free.countDown();
        reload.get(30, TimeUnit.SECONDS);
        stop.get(30, TimeUnit.SECONDS);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(app.getRouteController().getRouteStatus("direct"))
                .isEqualTo(how.equals("remove") ? null : ServiceStatus.Stopped);
        assertThat(health().getState().name()).isEqualTo("UP");
        if (!how.equals("remove")) {
            refresh(); // needed if the first reload skipped the route
            app.getRouteController().startRoute("direct");
            assertThat(send("direct:in", "")).isEqualTo(key("primary"));
        }
    }

    private void stop(String routeId, String how) {
        try {
            if (how.equals("suspend")) {
                app.getRouteController().suspendRoute(routeId);
            } else {
                app.getRouteController().stopRoute(routeId);
            }
            if (how.equals("remove")) {
                app.removeRoute(routeId);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRouteThatNoLongerUsesTheKeyIsReloadedOnce() throws Exception {
        properties.setProperty("own.key", "{{azkeys:batch#primary}}");
        add("own", "direct:own", "contoso:own?accessKey=RAW({{own.key}})");
        app.start();
        properties.setProperty("own.key", "none");
        arm.regenerate(BATCH, "primary");
        refresh();
        Route reloaded = app.getRoute("own");
        assertThat(send("direct:own", "")).isEqualTo("none");

        refresh();

        assertThat(app.getRoute("own")).isSameAs(reloaded);
    }

    @Test
    void aKeyInAnErrorHandlerIsFollowed() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class)
                        .handled(true)
                        .to("contoso:e?accessKey=RAW({{azkeys:batch#primary}})");
                from("direct:a").routeId("a").throwException(new IllegalStateException("on purpose"));
            }
        });
        app.start();
        assertThat(send("direct:a", "")).isEqualTo("AAAA==");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:a", "")).isEqualTo(key("primary"));
    }
}
