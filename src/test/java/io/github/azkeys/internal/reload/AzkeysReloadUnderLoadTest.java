// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.keys.BatchAccountKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reloads while messages arrive and while the application stops. */
class AzkeysReloadUnderLoadTest extends ReloadTestSupport {

    private static final int SENDERS = 4;
    private static final int ROTATIONS = 3;

    private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> received = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sendersOfDirectAndSedaLoseNoMessageWhileKeysRotate(boolean inPlace) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                send(from("direct:in").routeId("direct"), inPlace)
                        .process(exchange -> keysUsed.add(exchange.getMessage().getBody(String.class)));
                RouteDefinition seda = from("seda:in?concurrentConsumers=2&blockWhenFull=true")
                        .routeId("seda")
                        .setProperty("number", body());
                send(seda, inPlace)
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
                    sender.get(); // throws the cause
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

    private static ProcessorDefinition<?> send(RouteDefinition route, boolean inPlace) {
        String uri = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";
        return inPlace ? route.to(uri) : reloaded(route, uri);
    }

    @Test
    void inflightMessagesKeepTheOldKeyAndNewMessagesWaitForTheNewKey() throws Exception {
        Future<Object> first = startWithHeldMessage();
        ProducerTemplate template = app.createProducerTemplate();
        arm.regenerate(BATCH, "primary");
        Route before = app.getRoute("direct");
        long looks = task().count();
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
        await().until(() -> task().count() > looks);
    }

    @Test
    void theApplicationStopsDuringAReload() throws Exception {
        Future<Object> first = startWithHeldMessage();
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
                        .filteredOn(name -> name.contains("(" + app.getName() + ")"))
                        .noneMatch(name -> name.contains("azkeys-re")));
    }
}
