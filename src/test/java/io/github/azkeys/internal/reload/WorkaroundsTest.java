// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.spi.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The behavior of Camel that the workarounds depend on. */
@Tag("camel")
class WorkaroundsTest {

    private final DefaultCamelContext app = new DefaultCamelContext();
    private final List<Object> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        app.stop();
    }

    @Test
    void aQueueKeepsItsMessagesWhileItIsHeld() throws Exception {
        startQueueThatHas("waits");

        try (QueueHold hold = QueueHold.of(app, app.getRoute("queue"))) {
            assertThat(hold).isNotNull();
            removeQueue();
            addQueue(true);
        }

        app.createProducerTemplate().sendBody("seda:in", "last");
        await().until(() -> received.contains("last"));
        assertThat(received).containsExactly("waits", "last");
    }

    /** Expected to fail with a Camel that has CAMEL-24408: QueueHold is then only needed for older versions. */
    @Test
    void aQueueLosesItsMessagesUnlessItIsHeld() throws Exception {
        startQueueThatHas("is lost");

        removeQueue();
        addQueue(true);

        app.createProducerTemplate().sendBody("seda:in", "last");
        await().until(() -> received.contains("last"));
        assertThat(received).containsExactly("last");
    }

    @Test
    void aRouteWithoutAQueueHasNoneToHold() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("direct").to("log:out");
            }
        });
        app.start();

        assertThat(QueueHold.of(app, app.getRoute("direct"))).isNull();
    }

    @Test
    void theLockIsHeldWhileAnotherThreadStopsARoute() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("direct").process(exchange -> {
                    entered.countDown();
                    free.await();
                });
            }
        });
        app.start();
        LifecycleLock.await(app); // at once
        app.createProducerTemplate().asyncSendBody("direct:in", "");
        entered.await();
        CompletableFuture<Void> stop = async(() -> app.getRouteController().stopRoute("direct"));
        DefaultShutdownStrategy shutdown = (DefaultShutdownStrategy) app.getShutdownStrategy();
        await().until(() -> shutdown.getCurrentShutdownTaskFuture() != null);
        assertThat(app.getRouteController().getRouteStatus("direct")).isEqualTo(ServiceStatus.Started);

        CompletableFuture<Void> waiting = async(() -> LifecycleLock.await(app));

        assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        free.countDown();
        waiting.get(30, TimeUnit.SECONDS);
        assertThat(app.getRouteController().getRouteStatus("direct")).isEqualTo(ServiceStatus.Stopped);
        stop.get(30, TimeUnit.SECONDS);
        assertThat(app.getRoutes()).hasSize(1);
    }

    @Test
    void theRoutesOfAnExchangeAreFoundAndKept() throws Exception {
        List<Boolean> found = new ArrayList<>();
        List<String> order = new ArrayList<>();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").routeId("a").to("direct:b");
                from("direct:b").routeId("b").to("direct:c");
                from("direct:c").routeId("c").process(exchange -> {
                    for (String id : List.of("a", "b", "c", "d")) {
                        found.add(RouteStack.contains(exchange, id));
                    }
                    order.addAll(routes(exchange));
                });
                from("direct:d").routeId("d").to("log:out");
            }
        });
        app.start();

        app.createProducerTemplate().sendBody("direct:a", "");

        assertThat(found).containsExactly(true, true, true, false);
        assertThat(order).containsExactly("c", "b", "a");
    }

    private static List<String> routes(Exchange exchange) {
        UnitOfWork unit = exchange.getUnitOfWork();
        List<Route> routes = new ArrayList<>();
        for (Route route = unit.popRoute(); route != null; route = unit.popRoute()) {
            routes.add(route);
        }
        for (int i = routes.size() - 1; i >= 0; i--) {
            unit.pushRoute(routes.get(i));
        }
        return routes.stream().map(Route::getRouteId).toList();
    }

    private void startQueueThatHas(String message) throws Exception {
        addQueue(false);
        app.start();
        app.createProducerTemplate().sendBody("seda:in", message);
    }

    private void addQueue(boolean started) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in")
                        .routeId("queue")
                        .autoStartup(started)
                        .process(exchange -> received.add(exchange.getMessage().getBody()));
            }
        });
    }

    private void removeQueue() throws Exception {
        app.getRouteController().stopRoute("queue", 1, TimeUnit.SECONDS);
        app.removeRoute("queue");
    }

    private interface Action {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> async(Action action) {
        return CompletableFuture.runAsync(() -> {
            try {
                action.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }
}
