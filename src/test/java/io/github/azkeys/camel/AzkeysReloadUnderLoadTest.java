package io.github.azkeys.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Reloads while messages come in, while routes cannot be built, and while the application ends. */
class AzkeysReloadUnderLoadTest extends ReloadTestSupport {

    private static final int SENDERS = 4;
    private static final int ROTATIONS = 3;

    private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> received = new ConcurrentHashMap<>();

    /** A component that cannot make endpoints now and then, and quotes the key when it cannot. */
    private static final class FragileComponent extends ContosoComponent {

        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
                throws Exception {
            if (broken.get()) {
                throw new IllegalArgumentException("Nothing can be made of " + parameters);
            }
            return super.createEndpoint(uri, remaining, parameters);
        }
    }

    @Test
    void sendersOfDirectAndSedaLoseNoMessageWhileKeysRotate() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("direct")
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})")
                        .process(exchange -> keysUsed.add(exchange.getMessage().getBody(String.class)));
                from("seda:in?concurrentConsumers=2&blockWhenFull=true")
                        .routeId("seda")
                        .setProperty("number", body())
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})")
                        .process(exchange ->
                                received.merge(exchange.getProperty("number", Integer.class), 1, Integer::sum));
            }
        });
        app.start();
        ExecutorService senders = Executors.newFixedThreadPool(2 * SENDERS);
        AtomicBoolean sending = new AtomicBoolean(true);
        AtomicInteger direct = new AtomicInteger();
        AtomicInteger seda = new AtomicInteger();
        ProducerTemplate template = app.createProducerTemplate();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            all.add(senders.submit(() -> {
                while (sending.get()) {
                    template.requestBody("direct:in", direct.incrementAndGet());
                }
            }));
            all.add(senders.submit(() -> {
                while (sending.get()) {
                    template.sendBody("seda:in?concurrentConsumers=2&blockWhenFull=true", seda.incrementAndGet());
                    Thread.sleep(1);
                }
                return null;
            }));
        }

        for (int i = 0; i < ROTATIONS; i++) {
            int before = direct.get();
            await().until(() -> direct.get() > before + 100 || all.stream().anyMatch(Future::isDone));
            for (Future<?> sender : all) {
                if (sender.isDone()) {
                    sender.get(); // tells why it failed
                }
            }
            arm.regenerate(BATCH, "primary");
            refresh();
        }
        sending.set(false);
        for (Future<?> sender : all) {
            sender.get(30, TimeUnit.SECONDS); // none failed
        }
        senders.shutdown();

        await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == seda.get());
        assertThat(received.values()).containsOnly(1);
        assertThat(direct.get()).isGreaterThan(ROTATIONS * 100);
        assertThat(keysUsed).hasSize(ROTATIONS + 1);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aMessageUnderWayIsFinishedWithItsKeyAndWhoComesWaitsForTheNext() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("direct")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        ProducerTemplate template = app.createProducerTemplate();
        Future<Object> first = template.asyncRequestBody("direct:in", "");
        entered.await();
        arm.regenerate(BATCH, "primary");
        Route before = app.getRoute("direct");
        long looks = task().looks();
        task().run();
        await().until(() -> ((StatefulService) before.getConsumer()).isSuspended());
        Future<Object> second = template.asyncRequestBody("direct:in", "");
        assertThat(app.getRoute("direct")).isSameAs(before);

        free.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(second.get(10, TimeUnit.SECONDS))
                .isEqualTo(ask("azkeys:batch?resourceId=" + BATCH)
                        .getMessage()
                        .getBody(BatchAccountKeys.class)
                        .primary());
        await().until(() -> task().looks() > looks);
    }

    @Test
    void aRouteThatIsNeverIdleGoesOnAndIsTriedAgain() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        app.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        app.getShutdownStrategy().setTimeout(300);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("direct")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        Future<Object> first = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        entered.await();
        arm.regenerate(BATCH, "primary");
        Route before = app.getRoute("direct");

        refresh();

        assertThat(app.getRoute("direct")).isSameAs(before);
        assertThat(health().getState().name()).isEqualTo("DOWN");
        assertThat(health().getMessage().orElseThrow())
                .startsWith("route direct could not be refreshed since 20")
                .contains(": messages under way");
        free.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");

        refresh();
        assertThat(app.getRoute("direct")).isNotSameAs(before);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void aRouteThatCannotBeBuiltIsTriedAgainAndNothingIsPrinted() throws Exception {
        FragileComponent fragile = new FragileComponent();
        app.addComponent("fragile", fragile);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:in")
                        .routeId("seda")
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
                    .containsOnlyOnce("ERROR io.github.azkeys.camel.KeyRefresh")
                    .contains("Route seda could not be started with the new key and is tried again every PT1H: ")
                    .contains("IllegalArgumentException");
            assertThat(health().getState().name()).isEqualTo("DOWN");
            assertThat(health().getMessage().orElseThrow())
                    .startsWith("route seda could not be refreshed since 20")
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
    void theApplicationEndsInTheMiddleOfAReload() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("direct")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        Future<Object> first = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        entered.await();
        arm.regenerate(BATCH, "primary");
        Route route = app.getRoute("direct");
        task().run();
        await().until(() -> ((StatefulService) route.getConsumer()).isSuspended());

        Thread ending = new Thread(app::stop);
        ending.start();
        await().until(() -> app.getStatus() == ServiceStatus.Stopping);
        free.countDown();
        ending.join(30_000);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(app.getStatus()).isEqualTo(ServiceStatus.Stopped);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(Thread::isAlive)
                                .map(Thread::getName))
                        .noneMatch(name -> name.contains("azkeys-refresh")));
    }
}
