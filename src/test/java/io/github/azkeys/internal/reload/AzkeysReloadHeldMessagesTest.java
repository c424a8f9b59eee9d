// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that a node of a reloaded route holds, although they are not in progress anymore. The old key stays valid. */
class AzkeysReloadHeldMessagesTest extends ReloadTestSupport {

    private final List<Object> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void declareNewest() {
        declare("batch", "batch?settlingTime=0&resourceId=" + BATCH);
    }

    private interface Holder {
        void add(FilterDefinition route);
    }

    @Test
    void theGroupsOfAnAggregatorAreCompleted() throws Exception {
        reloadWith(route -> route.aggregate(constant(true), new GroupedBodyAggregationStrategy())
                .completionTimeout(60_000)
                .process(exchange -> received.add(exchange.getMessage().getBody())));

        assertThat(received).containsExactly(List.of("b", "a"));
    }

    @Test
    void theGroupsOfAnAggregatorThatCompletesThemOnStopAreCompleted() throws Exception {
        reloadWith(route -> route.aggregate(constant(true), new GroupedBodyAggregationStrategy())
                .completionTimeout(60_000)
                .completeAllOnStop()
                .process(exchange -> received.add(exchange.getMessage().getBody())));

        assertThat(received).containsExactly(List.of("b", "a"));
    }

    @Test
    void aResequencerSendsItsBatch() throws Exception {
        reloadWith(route -> route.resequence(body())
                .batch()
                .timeout(3000)
                .process(exchange -> received.add(exchange.getMessage().getBody())));

        assertThat(received).containsExactly("a", "b");
    }

    @Test
    void aResequencerSendsItsStream() throws Exception {
        reloadWith(route -> route.resequence(header("number")).stream()
                .timeout(3000)
                .process(exchange -> received.add(exchange.getMessage().getBody())));

        assertThat(received).containsExactly("b", "a");
    }

    private void reloadWith(Holder holder) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                holder.add(from("direct:in").routeId("in").filter().simple("'{{azkeys:batch#newest-stable}}' != ''"));
            }
        });
        app.start();
        Route before = app.getRoute("in");
        app.createProducerTemplate().asyncRequestBodyAndHeader("direct:in", "b", "number", 2);
        Thread.sleep(200);
        app.createProducerTemplate().asyncRequestBodyAndHeader("direct:in", "a", "number", 4);
        Thread.sleep(200);
        arm.regenerate(BATCH, "secondary");

        refresh();

        assertThat(app.getRoute("in")).isNotSameAs(before);
    }
}
