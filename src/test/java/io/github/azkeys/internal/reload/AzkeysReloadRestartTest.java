// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route that the application restarts while its reload waits for a message. */
class AzkeysReloadRestartTest extends ReloadTestSupport {

    private static final String TO = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    private final PlainComponent plain = new PlainComponent();

    /** Its consumers cannot be suspended: Camel stops them instead. */
    private static final class PlainComponent extends DefaultComponent {

        private final List<Consumer> consuming = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch start = new CountDownLatch(0);

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new PlainEndpoint(uri, this);
        }
    }

    private static final class PlainEndpoint extends DefaultEndpoint {

        private final PlainComponent component;

        PlainEndpoint(String uri, PlainComponent component) {
            super(uri, component);
            this.component = component;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new DefaultConsumer(this, processor) {
                @Override
                protected void doStart() throws Exception {
                    component.start.await();
                    super.doStart();
                    component.consuming.add(this);
                }

                @Override
                protected void doStop() throws Exception {
                    component.consuming.remove(this);
                    super.doStop();
                }
            };
        }
    }

    @BeforeEach
    void addComponent() {
        app.addComponent("plain", plain);
        app.getShutdownStrategy().setTimeout(5);
    }

    @Test
    void onlyItsNewConsumerConsumes() throws Exception {
        Route before = startWithMessageFrom("plain:in");
        long looks = startReload();
        await().until(plain.consuming::isEmpty);

        restart("in");

        awaitReload(looks);
        assertThat(app.getRoute("in")).as("its message is not done").isSameAs(before);
        assertThat(plain.consuming).containsExactly(before.getConsumer());
        free.countDown();
        refresh();
        assertThat(app.getRoute("in")).isNotSameAs(before);
        assertThat(plain.consuming).containsExactly(app.getRoute("in").getConsumer());
    }

    @Test
    void theSourceOfItsKameletConsumesAgain() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("receive").from("plain:in").to("kamelet:sink");
            }
        });
        Route before = startWithMessageFrom("kamelet:receive");
        Consumer source = plain.consuming.get(0);
        long looks = startReload();
        await().until(((StatefulService) before.getConsumer())::isSuspended);
        assertThat(plain.consuming).isEmpty();

        restart("in");

        awaitReload(looks);
        assertThat(app.getRoute("in")).isSameAs(before);
        assertThat(plain.consuming).containsExactly(source);
    }

    @Test
    void itsDirectEndpointIsFree() throws Exception {
        Future<Object> first = startWithHeldMessage();
        Route before = app.getRoute("direct");
        Consumer consumer = before.getConsumer();
        long looks = startReload();
        await().until(((StatefulService) consumer)::isSuspended);
        Future<Object> waiting = app.createProducerTemplate().asyncRequestBody("direct:in", "");

        restart("direct");

        awaitReload(looks);
        assertThat(app.getRoute("direct")).isSameAs(before);
        free.countDown();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        await().until(first::isDone);
        refresh();
        assertThat(send("direct:in", "")).isEqualTo(key("primary"));
    }

    @Test
    void itIsNotStoppedRightAfterItsStart() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                reloaded(from("plain:in").routeId("in").autoStartup(false), TO);
            }
        });
        app.start();
        Route before = app.getRoute("in");
        plain.start = new CountDownLatch(1);
        Future<?> starting = app.getExecutorServiceManager()
                .newSingleThreadExecutor(this, "start")
                .submit(() -> {
                    app.getRouteController().startRoute("in");
                    return null;
                });
        await().until(() -> isAnyThreadIn("AzkeysReloadRestartTest$PlainEndpoint"));
        long looks = startReload();
        await().until(() -> isAnyThreadIn("LifecycleLock"));

        plain.start.countDown();

        starting.get(10, TimeUnit.SECONDS);
        awaitReload(looks);
        assertThat(app.getRoute("in")).as("it may have messages").isSameAs(before);
        refresh();
        assertThat(app.getRoute("in")).isNotSameAs(before);
    }

    private static boolean isAnyThreadIn(String className) {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().contains(className));
    }

    /** Starts a route that holds a message until {@link #free}; the message is in it on return. */
    private Route startWithMessageFrom(String from) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from(from).routeId("in").process(exchange -> {
                    entered.countDown();
                    free.await();
                });
                reloaded(route, TO);
            }
        });
        app.start();
        DefaultConsumer consumer = (DefaultConsumer) app.getRoute("in").getConsumer();
        Thread delivery = new Thread(() -> deliver(consumer));
        delivery.setDaemon(true);
        delivery.start();
        entered.await();
        return app.getRoute("in");
    }

    /** Passes a message to a route as its consumer does. */
    private static void deliver(DefaultConsumer consumer) {
        try {
            consumer.getProcessor().process(consumer.createExchange(true));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void endMessage() {
        free.countDown();
    }

    private long startReload() {
        arm.regenerate(BATCH, "primary");
        long looks = task().count();
        task().run();
        return looks;
    }

    private void awaitReload(long looks) {
        await().atMost(Duration.ofSeconds(30)).until(() -> task().count() > looks);
    }

    /** As it does if it gives up on the message in the route. */
    private void restart(String routeId) throws Exception {
        app.getRouteController().stopRoute(routeId, 1, TimeUnit.MILLISECONDS);
        app.getRouteController().startRoute(routeId);
    }
}
