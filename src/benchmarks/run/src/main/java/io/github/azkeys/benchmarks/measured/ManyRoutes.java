// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.measured;

import io.github.azkeys.benchmarks.azkeys.AzkeysContender;
import io.github.azkeys.benchmarks.client.ProcessFigures;
import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.benchmarks.client.Target;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * The process with many routes: the address of ARM, the number, and their {@link Step}. It measures what each further route
 * adds to the heap, and takes to start.
 */
public final class ManyRoutes {

    private ManyRoutes() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        Step step = Step.valueOf(args[2]);
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("nothing", new NothingComponent());
            AzkeysContender.configure(context, new Target(args[0], 64));
            context.start();
            add(context, step, 0, 100); // loads the classes
            long heap = ProcessFigures.heapAfterCollection();
            long begin = System.nanoTime();
            add(context, step, 100, count);
            double millis = (System.nanoTime() - begin) / 1e6;
            int added = count - 100;
            new Result()
                    .add("bytes", (double) (ProcessFigures.heapAfterCollection() - heap) / added)
                    .add("millis", millis / added)
                    .add("threads", ProcessFigures.threads())
                    .print();
        }
        System.exit(0);
    }

    private static void add(CamelContext context, Step step, int from, int to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = from; i < to; i++) {
                    step.addTo(from("direct:" + i), "account" + i);
                }
            }
        });
    }

    /** What each route does with a message. */
    public enum Step {
        AZKEYS,
        NOTHING,
        BODY;

        private void addTo(RouteDefinition route, String account) {
            String options = "batch?resourceId=" + Target.resourceId().replaceAll("[^/]+$", account);
            switch (this) {
                case AZKEYS -> route.to("azkeys:" + options);
                case NOTHING -> route.to("nothing:" + options);
                case BODY -> route.setBody(Builder.constant(account));
            }
        }
    }
}
