// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.support.GuardedComponent;
import io.github.azkeys.support.GuardedComponent.GuardedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoints with a key that changed are removed, and the new ones take their place everywhere in Camel. */
class AzkeysOldEndpointsTest extends ReloadTestSupport {

    private static final String TO = "guarded:a?accessKey=RAW({{azkeys:batch#primary}})";

    private GuardedComponent service;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @BeforeEach
    void addService() {
        service = new GuardedComponent(key -> true);
        app.addComponent("guarded", service);
    }

    @Test
    void endpointsThatCamelKeepsForMessagesAreRemoved() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").routeId("list").recipientList().simple(TO + "&retry=${header.none}false");
                from("direct:dead")
                        .routeId("dead")
                        .errorHandler(deadLetterChannel("guarded:b?accessKey={{azkeys:batch#primary}}"))
                        .throwException(new IllegalStateException("on purpose"));
            }
        });
        app.start();
        renew(3, "direct:list", "direct:dead");

        await().untilAsserted(() -> assertThat(endpoints()).hasSize(2));
        assertThat(service.stopped).hasSize(6);
    }

    @Test
    void anEndpointThatARouteUsesIsNotRemoved() throws Exception {
        add("in", "direct:in", TO);
        add("other", "direct:other", "guarded:b?accessKey=RAW(AAAA==)");
        app.start();
        renew(2, "direct:in", "direct:other");

        await().untilAsserted(() -> assertThat(endpoints()).hasSize(2));
        assertThat(send("direct:other", "")).isEqualTo("AAAA==");
        assertThat(service.stopped).containsOnlyOnce("AAAA==");
    }

    @Test
    void anEndpointIsRemovedWhileAnotherRouteIs() throws Exception {
        add("in", "direct:in", TO);
        RemovedWhenShown removed = new RemovedWhenShown();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:removed").routeId("removed").process(removed);
            }
        });
        app.start();
        removed.armed.set(true);
        renew(1, "direct:in");

        await().untilAsserted(() -> assertThat(endpoints()).hasSize(1));
        assertThat(app.getRoute("removed")).isNull();
    }

    /** A processor whose route is removed while its services are shown to the thread that removes an endpoint. */
    private final class RemovedWhenShown extends ServiceSupport implements Processor, Navigate<Processor> {

        final AtomicBoolean armed = new AtomicBoolean();

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public List<Processor> next() {
            if (Thread.currentThread().getName().contains("azkeys-retired") && armed.compareAndSet(true, false)) {
                try {
                    app.getRouteController().stopRoute("removed");
                    app.removeRoute("removed");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return List.of();
        }

        @Override
        public void process(Exchange exchange) {}
    }

    @Test
    void jmxShowsTheNewEndpointAndProducer() throws Exception {
        add("in", "direct:in", TO);
        app.start();
        assertThat(beans("endpoints", "guarded")).hasSize(1);
        Set<ObjectName> producers = beans("producers", "");
        renew(2, "direct:in");

        await().untilAsserted(() -> {
            assertThat(beans("endpoints", "guarded")).hasSize(1);
            assertThat(beans("producers", "")).hasSameSizeAs(producers).isNotEqualTo(producers);
        });
    }

    /** Camel's scheduler looks once a second whether the time of a task is over. */
    @Test
    void keysAreLookedAtInEveryPeriod() throws Exception {
        properties.setProperty("camel.azkeys.refreshPeriod", "1s");
        add("in", "direct:in", TO);
        app.start();
        await().until(() -> task().count() > 0);
        long before = task().count();
        Instant start = Instant.now();

        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .until(() -> task().count() >= before + 5);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(8));
    }

    private void renew(int times, String... uris) {
        for (int i = 0; i < times; i++) {
            sendTo(uris);
            arm.regenerate(BATCH, "primary");
            refresh();
        }
        sendTo(uris);
    }

    private void sendTo(String... uris) {
        for (String uri : uris) {
            send(uri, "message");
        }
    }

    private Iterable<Endpoint> endpoints() {
        return app.getEndpoints().stream()
                .filter(GuardedEndpoint.class::isInstance)
                .toList();
    }

    private Set<ObjectName> beans(String type, String scheme) throws Exception {
        MBeanServer server = app.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + app.getManagementName() + ",type=" + type + ",*"), null);
        names.removeIf(name -> !name.getKeyProperty("name").contains(scheme));
        return names;
    }
}
