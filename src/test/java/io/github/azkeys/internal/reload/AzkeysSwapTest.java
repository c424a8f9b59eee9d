// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.internal.declared.KeyUse;
import io.github.azkeys.support.GuardedComponent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.SendProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that get a changed key in place, while their route runs on. The service accepts only keys that ARM lists. */
class AzkeysSwapTest extends ReloadTestSupport {

    private static final String TO = "guarded:a?accessKey=RAW({{azkeys:batch#primary}})";

    private final Set<String> keysUsed = ConcurrentHashMap.newKeySet();
    private GuardedComponent service;

    @BeforeEach
    void addService() {
        service = new GuardedComponent(key -> {
            keysUsed.add(key);
            return key.equals(key("primary")) || key.equals(key("secondary"));
        });
        app.addComponent("guarded", service);
    }

    private interface Eip {
        void add(ProcessorDefinition<?> route);
    }

    enum Node {
        TO_NODE(route -> route.to(TO)),
        TO_DYNAMIC(route -> route.toD(TO + "&retry=${header.none}false")),
        WIRE_TAP(route -> route.wireTap(TO)),
        ENRICH(route -> route.enrich(TO)),
        ROUTING_SLIP(route -> route.routingSlip().simple(TO)),
        CHOICE(route -> route.choice().when().simple("true").to(TO).end()),
        SPLIT(route -> route.split().simple("${body}").to(TO).end()),
        TRY(route -> route.doTry()
                .to(TO)
                .doCatch(IllegalStateException.class)
                .log("none")
                .end()),
        MULTICAST(route -> route.multicast().to(TO).to("log:none").end()),
        LOAD_BALANCE(route -> route.loadBalance().roundRobin().to(TO).end()),
        FILTER(route -> route.filter().simple("true").loop(1).to(TO).end().end()),
        ON_COMPLETION(
                route -> ((RouteDefinition) route).onCompletion().to(TO).end().log("none")),
        ON_EXCEPTION(route -> ((RouteDefinition) route)
                .onException(IllegalStateException.class)
                .handled(true)
                .to(TO)
                .end()
                .throwException(new IllegalStateException("on purpose"))),
        SET_HEADER(route -> route.setHeader("uri").simple(TO).toD("${header.uri}"));

        private final Eip eip;

        Node(Eip eip) {
            this.eip = eip;
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesOfAllKindsFollow(Node node) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                node.eip.add(from("direct:in").routeId("in"));
            }
        });
        app.start();
        Route before = app.getRoute("in");
        assertAccepted("AAAA==");
        for (int i = 0; i < 2; i++) {
            arm.regenerate(BATCH, "primary");

            refresh();

            assertAccepted(key("primary"));
        }
        assertThat(service.refused.get()).isZero();
        assertThat(app.getRoute("in")).isSameAs(before);
        assertThat(task().uses()).extracting(KeyUse::user).containsOnly("route in");
        await().untilAsserted(() -> assertThat(app.getEndpoints())
                .filteredOn(GuardedComponent.GuardedEndpoint.class::isInstance)
                .hasSize(1));
    }

    private void assertAccepted(String key) {
        int accepted = service.accepted.get();
        keysUsed.clear();
        send("direct:in", "message");
        await().pollDelay(Duration.ZERO).until(() -> service.accepted.get() == accepted + 1);
        assertThat(keysUsed).containsExactly(key);
    }

    /** It redelivers inside, and always to the same endpoint, so a new processor would not help the message. */
    @Test
    void aRecipientListIsReloadedAfterTheGrace() throws Exception {
        properties.setProperty("camel.azkeys.reloadGrace", "500ms");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(-1).redeliveryDelay(20));
                from("direct:in").routeId("in").recipientList().simple(TO);
            }
        });
        app.start();
        Route before = app.getRoute("in");
        assertAccepted("AAAA==");
        arm.regenerate(BATCH, "primary");
        app.createProducerTemplate().asyncRequestBody("direct:in", "message");
        await().until(() -> service.refused.get() > 3);

        refresh();

        assertThat(app.getRoute("in")).isNotSameAs(before);
        int accepted = service.accepted.get();
        assertThat(send("direct:in", "message")).isEqualTo(key("primary"));
        assertThat(service.accepted.get()).isEqualTo(accepted + 1);
    }

    @Test
    void aKeyInAnInterceptorOfAnEndpointIsFollowed() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("direct:out").to("contoso:i?accessKey=RAW({{azkeys:batch#primary}})");
                from("direct:in").routeId("in").to("direct:out");
                from("direct:out").routeId("out").log("none");
            }
        });
        app.start();
        assertThat(send("direct:in", "")).isEqualTo("AAAA==");
        for (int i = 0; i < 2; i++) {
            arm.regenerate(BATCH, "primary");

            refresh();

            assertThat(send("direct:in", "")).isEqualTo(key("primary"));
        }
    }

    @Test
    void nothingIsLeftOfOneHundredKeys() throws Exception {
        add("in", "direct:in", TO);
        add("same", "direct:same", TO);
        app.start();
        int endpoints = app.getEndpoints().size();
        Route before = app.getRoute("in");
        for (int i = 1; i <= 100; i++) {
            arm.regenerate(BATCH, "primary");
            refresh();
            assertThat(send("direct:in", "")).isEqualTo(key("primary"));
            assertThat(send("direct:same", "")).isEqualTo(key("primary"));
        }

        await().until(() -> service.stopped.size() == 200);
        await().until(() -> task().behind() == 0);
        assertThat(app.getEndpoints()).hasSize(endpoints);
        assertThat(service.accepted.get()).isEqualTo(200);
        assertThat(app.getRoute("in")).isSameAs(before);
    }

    @Test
    void aRouteThatIsStartedAgainOrRemovedHasTheNewKeyOnly() throws Exception {
        add("in", "direct:in", TO);
        app.start();
        arm.regenerate(BATCH, "primary");
        refresh();
        await().until(() -> service.stopped.equals(List.of("AAAA==")));
        app.getRouteController().stopRoute("in");
        service.started.clear();

        app.getRouteController().startRoute("in");

        assertThat(service.started).containsExactly(key("primary"));
        assertThat(send("direct:in", "")).isEqualTo(key("primary"));
        app.getRouteController().stopRoute("in");
        arm.regenerate(BATCH, "primary");
        refresh();
        assertThat(app.getRouteController().getRouteStatus("in")).isEqualTo(ServiceStatus.Stopped);
        app.getRouteController().startRoute("in");
        assertThat(send("direct:in", "")).isEqualTo(key("primary"));
        app.getRouteController().stopRoute("in");
        app.removeRoute("in");
        await().untilAsserted(() ->
                assertThat(app.getEndpoints()).noneMatch(GuardedComponent.GuardedEndpoint.class::isInstance));
    }

    @Test
    void camelFindsTheNodeAndItsInterceptors() throws Exception {
        Set<Object> intercepted = ConcurrentHashMap.newKeySet();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                intercept()
                        .process((Exchange exchange) ->
                                intercepted.add(exchange.getMessage().getBody()));
                from("direct:in").routeId("in").to(TO).id("send");
            }
        });
        app.start();
        arm.regenerate(BATCH, "primary");
        refresh();

        assertThat(send("direct:in", "a")).isEqualTo(key("primary"));

        assertThat(intercepted).containsExactly("a");
        SwappableProcessor found = app.getProcessor("send", SwappableProcessor.class);
        assertThat(found.getProcessor()).isInstanceOf(SendProcessor.class);
        assertThat(found.getEndpoint().getEndpointUri()).contains(key("primary"));
    }

    @Test
    void withoutRefreshTheProcessorIsCamelsOwn() throws Exception {
        properties.remove("camel.azkeys.refreshEnabled");
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(TO).id("send");
            }
        });
        app.start();

        assertThat(app.getProcessor("send", SendProcessor.class)).isNotNull();
    }
}
