// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azkeys.support.GuardedComponent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route whose consumer uses the key is reloaded, also if its messages do not end. */
class AzkeysReloadGraceTest extends ReloadTestSupport {

    private static final String FROM = "guarded:from?accessKey=RAW({{azkeys:batch#%s}})";

    private GuardedComponent service;

    @BeforeEach
    void addService() {
        service = new GuardedComponent(key -> true);
        app.addComponent("guarded", service);
        properties.setProperty("camel.azkeys.reloadGrace", "500ms");
    }

    @Test
    void aConsumerWhoseKeyIsGoneDoesNotWaitForItsMessages() throws Exception {
        Route before = startWithStuckMessage("primary");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(app.getRoute("in")).isNotSameAs(before);
        assertThat(service.started).containsExactly("AAAA==", key("primary"));
        assertThat(service.stopped).containsOnly("AAAA==");
        assertThat(health().getState().name()).isEqualTo("UP");
        assertThat(task().behind()).isZero();
    }

    @Test
    void aConsumerWhoseKeyIsStillValidWaits() throws Exception {
        declare("batch", "batch?settlingTime=0&resourceId=" + BATCH);
        app.getShutdownStrategy().setTimeout(2);
        Route before = startWithStuckMessage("newest-stable");
        arm.regenerate(BATCH, "secondary");

        refresh();

        assertThat(app.getRoute("in")).isSameAs(before);
        assertThat(service.consumers).hasSize(1);
        assertThat(health().getMessage().orElseThrow()).contains("in-flight messages were not completed");
        assertThat(task().behind()).isEqualTo(1);
        free.countDown();
        refresh();
        assertThat(app.getRoute("in")).isNotSameAs(before);
        assertThat(task().behind()).isZero();
    }

    @Test
    void messagesOfAnAggregatorAreCompletedAndNotLost() throws Exception {
        List<Object> groups = new CopyOnWriteArrayList<>();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM.formatted("primary"))
                        .routeId("in")
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(10)
                        .completeAllOnStop()
                        .process(exchange -> groups.add(exchange.getMessage().getBody()));
            }
        });
        app.start();
        deliver("a");
        deliver("b");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(groups).containsExactly(List.of("a", "b"));
        assertThat(service.started).containsExactly("AAAA==", key("primary"));
    }

    @Test
    void aGraceThatIsNoTimeIsRefused() {
        properties.setProperty("camel.azkeys.reloadGrace", "soon");

        assertThatThrownBy(() -> resolve("{{azkeys:batch#primary}}"))
                .hasMessage("camel.azkeys.reloadGrace is 'soon'; it must be a time such as 10s or 1m");
    }

    /** The clock counts nanoseconds, which end after 292 years. */
    @Test
    void aGraceOfAThousandYearsIsNotOver() {
        assertThat(new Grace(Duration.ofDays(365_000), () -> true).isOver()).isFalse();
    }

    @Test
    void aShutdownTimeoutWithoutAnEndIsAccepted() throws Exception {
        app.getShutdownStrategy().setTimeout(Long.MAX_VALUE);
        addReloaded("in", "direct:in", "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
        app.start();
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(send("direct:in", "")).isEqualTo(key("primary"));
    }

    private Route startWithStuckMessage(String key) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FROM.formatted(key)).routeId("in").process(exchange -> {
                    entered.countDown();
                    free.await();
                });
            }
        });
        app.start();
        Thread delivery = new Thread(() -> deliver("stuck"));
        delivery.setDaemon(true);
        delivery.start();
        entered.await();
        return app.getRoute("in");
    }

    /** Passes a message to the route as its consumer does. */
    private void deliver(String body) {
        DefaultConsumer consumer = (DefaultConsumer) app.getRoute("in").getConsumer();
        Exchange exchange = consumer.createExchange(true);
        exchange.getMessage().setBody(body);
        try {
            consumer.getProcessor().process(exchange);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
