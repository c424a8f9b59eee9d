// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.measured;

import io.github.azkeys.benchmarks.azkeys.AzkeysContender;
import io.github.azkeys.benchmarks.client.ProcessFigures;
import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.benchmarks.client.Target;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The process with many routes that watch keys: the address of ARM and the number. Each route lists its keys every two
 * seconds, for ten seconds after all have had their keys.
 */
public final class ManyWatchers {

    private static final int WATCHED_MILLIS = 10_000;

    private ManyWatchers() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        CountDownLatch first = new CountDownLatch(count);
        try (CamelContext context = new DefaultCamelContext()) {
            AzkeysContender.configure(context, new Target(args[0], 64));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int i = 0; i < count; i++) {
                        from("azkeys:batch?delay=2000&emit=START_AND_CHANGES&resourceId="
                                        + Target.resourceId().replaceAll("[^/]+$", "account" + i))
                                .process(exchange -> first.countDown());
                    }
                }
            });
            long heap = ProcessFigures.heapAfterCollection();
            ProcessFigures.resetPeakThreads();
            context.start();
            if (!first.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(first.getCount() + " routes have no keys");
            }
            Thread.sleep(WATCHED_MILLIS);
            new Result()
                    .add("threads", ProcessFigures.peakThreads())
                    .add("bytes", (double) (ProcessFigures.heapAfterCollection() - heap) / count)
                    .print();
        }
        System.exit(0);
    }
}
