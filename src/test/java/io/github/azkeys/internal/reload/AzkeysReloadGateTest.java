// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In-flight messages of a route that is reloaded. */
class AzkeysReloadGateTest extends ReloadTestSupport {

    private static final String TO = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    @ParameterizedTest
    @ValueSource(strings = {"direct:work", "direct:between"})
    void aMessageThatReturnsToItsRouteIsCompleted(String back) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:work")
                        .routeId("work")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .choice()
                        .when(simple("${body} > 0"))
                        .setBody(exchange -> exchange.getMessage().getBody(Integer.class) - 1)
                        .to(back)
                        .otherwise()
                        .split(simple(TO), new UseLatestAggregationStrategy())
                        .toD("${body}");
                from("direct:between").to("direct:work");
            }
        });
        app.start();
        Future<Object> first = app.createProducerTemplate().asyncRequestBody("direct:work", 3);
        long looks = startReload();
        Future<Object> second = app.createProducerTemplate().asyncRequestBody("direct:work", 3);

        free.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(key("primary"));
        await().until(() -> task().count() > looks);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    @Test
    void waitingSendersLeaveAThreadToTheMessageInTheRoute() throws Exception {
        AtomicInteger waiting = new AtomicInteger();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("azkeys:iothub?cacheTtl=0&keyName=iothubowner&resourceId=" + HUB)
                        .process(exchange -> waiting.incrementAndGet())
                        .to("direct:work");
                from("direct:work")
                        .routeId("work")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .to("azkeys:mlworkspace?cacheTtl=0&resourceId=" + WORKSPACE)
                        .split(simple(TO), new UseLatestAggregationStrategy())
                        .toD("${body}");
            }
        });
        app.start();
        ProducerTemplate template = app.createProducerTemplate();
        Future<Object> first = template.asyncRequestBody("direct:work", "");
        long looks = startReload();
        List<Future<Object>> others = Stream.<Future<Object>>generate(() -> template.asyncRequestBody("direct:in", ""))
                .limit(30)
                .toList();
        await().until(() -> waiting.get() == 30);

        free.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        for (Future<Object> other : others) {
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(key("primary"));
        }
        await().until(() -> task().count() > looks);
        assertThat(health().getState().name()).isEqualTo("UP");
    }

    /** Starts a reload once a message is in the route, and returns when the reload waits for that message. */
    private long startReload() throws Exception {
        entered.await();
        arm.regenerate(BATCH, "primary");
        long looks = task().count();
        task().run();
        await().until(() -> ((StatefulService) app.getRoute("work").getConsumer()).isSuspended());
        return looks;
    }
}
