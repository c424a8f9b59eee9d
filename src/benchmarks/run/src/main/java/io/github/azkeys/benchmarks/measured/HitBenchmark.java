// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.measured;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.benchmarks.client.Target;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmCustomizer;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One exchange through a route with one step, on one thread: keys that are in memory, and steps of Camel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {

    private static final String STORAGE = "/subscriptions/" + Target.SUBSCRIPTION + "/resourceGroups/"
            + Target.RESOURCE_GROUP + "/providers/Microsoft.Storage/storageAccounts/benchmarks";
    private static final String HUB = "/subscriptions/" + Target.SUBSCRIPTION + "/resourceGroups/"
            + Target.RESOURCE_GROUP + "/providers/Microsoft.EventHub/namespaces/benchmarks/eventhubs/hub";

    @Param({"constant", "constant-and-headers", "hit", "names-by-headers", "select", "connection-string", "sas-token"})
    public String step;

    private EmbeddedArm arm;
    private CamelContext context;
    private Endpoint route;
    private AsyncProducer producer;
    private boolean byHeaders;
    private boolean ended;

    /** Starts the route and fetches the keys. */
    @Setup
    public void start() throws Exception {
        byHeaders = step.equals("names-by-headers");
        arm = EmbeddedArm.builder().everyResource().start();
        context = new DefaultCamelContext();
        context.getRegistry().bind("embeddedArm", new EmbeddedArmCustomizer(arm));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var from = from("direct:step");
                switch (step) {
                    case "constant" -> from.setBody(constant("body"));
                    case "constant-and-headers" ->
                        from.setBody(constant("body"))
                                .setHeader("CamelA", constant("a"))
                                .setHeader("CamelB", constant("b"))
                                .setHeader("CamelC", constant("c"))
                                .setHeader("CamelD", constant("d"))
                                .setHeader("CamelE", constant("e"))
                                .setHeader("CamelF", constant("f"))
                                .setHeader("CamelG", constant("g"));
                    default -> from.to(uri(step) + "&cacheTtl=1h");
                }
            }
        });
        context.start();
        route = context.getEndpoint("direct:step");
        producer = route.createAsyncProducer();
        producer.start();
        Exchange first = exchange();
        producer.process(first); // waits for the keys, which are then in memory
        if (first.getException() != null) {
            throw first.getException();
        }
    }

    private static String uri(String step) {
        return switch (step) {
            case "hit" -> "azkeys:batch?resourceId=" + Target.resourceId();
            case "names-by-headers" -> "azkeys:batch?subscriptionId=" + Target.SUBSCRIPTION;
            case "select" -> "azkeys:storage?select=key1&resourceId=" + STORAGE;
            case "connection-string" -> "azkeys:storage?form=connection-string&resourceId=" + STORAGE;
            case "sas-token" -> "azkeys:eventhubs-hub?form=sas-token&keyName=send&resourceId=" + HUB;
            default -> throw new IllegalArgumentException(step);
        };
    }

    private Exchange exchange() {
        Exchange exchange = route.createExchange();
        if (byHeaders) {
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_GROUP, Target.RESOURCE_GROUP);
            exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_NAME, Target.ACCOUNT);
        }
        return exchange;
    }

    @Benchmark
    public Object exchangeOnce() {
        Exchange exchange = exchange();
        ended = false;
        producer.process(exchange, doneSync -> ended = true);
        if (!ended || exchange.getException() != null) {
            throw new IllegalStateException("The keys were not in memory", exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    /** Stops the route. */
    @TearDown
    public void stop() {
        context.stop();
        arm.close();
    }
}
