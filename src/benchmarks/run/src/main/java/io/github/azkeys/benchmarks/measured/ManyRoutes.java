// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.measured;

import io.github.azkeys.benchmarks.azkeys.AzkeysContender;
import io.github.azkeys.benchmarks.client.ProcessFigures;
import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.benchmarks.client.Target;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The process with many routes: the address of ARM, the number, and {@code azkeys} for routes with an endpoint each or else
 * for routes that set a body. It measures what each further route adds to the heap, and takes to start.
 */
public final class ManyRoutes {

    private ManyRoutes() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        boolean azkeys = args[2].equals("azkeys");
        try (CamelContext context = new DefaultCamelContext()) {
            AzkeysContender.configure(context, new Target(args[0], 64));
            context.start();
            add(context, azkeys, 0, 100); // loads the classes
            long heap = ProcessFigures.heapAfterCollection();
            long begin = System.nanoTime();
            add(context, azkeys, 100, count);
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

    private static void add(CamelContext context, boolean azkeys, int from, int to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = from; i < to; i++) {
                    if (azkeys) {
                        from("direct:" + i)
                                .to("azkeys:batch?resourceId="
                                        + Target.resourceId().replaceAll("[^/]+$", "account" + i));
                    } else {
                        from("direct:" + i).setBody(constant("account" + i));
                    }
                }
            }
        });
    }
}
