// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.benchmarks.measured;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.AzkeysException;
import io.github.azkeys.CredentialType;
import io.github.azkeys.benchmarks.client.ProcessFigures;
import io.github.azkeys.benchmarks.client.Result;
import io.github.azkeys.benchmarks.server.EmbeddedProcess;
import io.github.azkeys.camel.AzkeysComponent;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The process of the soak run: the addresses of ARM and Entra, and the seconds. Exchanges through a cached and an uncached
 * route, and routes that watch keys, while ARM fails and keys are regenerated. It prints a line with its memory, threads and
 * sockets at regular times, and at the end how many exchanges were sent, completed and failed.
 */
public final class SoakProcess {

    private static final int IN_FLIGHT = 32;
    private static final int LINES = 60;

    private final LongAdder sent = new LongAdder();
    private final LongAdder completed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unexpected = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final Semaphore free = new Semaphore(IN_FLIGHT);

    private SoakProcess() {}

    public static void main(String[] args) throws Exception {
        new SoakProcess().run(args[0], args[1], Duration.ofSeconds(Long.parseLong(args[2])));
        System.exit(0);
    }

    private void run(String endpoint, String authority, Duration length) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            configure(context, endpoint, authority);
            context.addRoutes(routes());
            context.start();
            Thread observer = new Thread(() -> observe(length), "observer");
            observer.setDaemon(true);
            observer.start();
            long end = System.nanoTime() + length.toNanos();
            Endpoint[] routes = {context.getEndpoint("direct:uncached"), context.getEndpoint("direct:cached")};
            AsyncProducer[] producers = {routes[0].createAsyncProducer(), routes[1].createAsyncProducer()};
            producers[0].start();
            producers[1].start();
            for (int i = 0; System.nanoTime() - end < 0; i++) {
                free.acquire();
                send(routes[i % 2], producers[i % 2]);
            }
            boolean ended = free.tryAcquire(IN_FLIGHT, 2, TimeUnit.MINUTES);
            new Result()
                    .add("sent", sent.sum())
                    .add("completed", completed.sum())
                    .add("failed", failed.sum())
                    .add("unexpected", unexpected.sum())
                    .add("changes", changes.sum())
                    .add("ended", ended ? 1 : 0)
                    .print();
        }
    }

    private static void configure(DefaultCamelContext context, String endpoint, String authority) {
        AzkeysConfiguration configuration =
                context.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        configuration.setResourceManagerEndpoint(endpoint);
        configuration.setAuthorityHost(authority);
        configuration.setCredentialType(CredentialType.CLIENT_SECRET);
        configuration.setTenantId(EmbeddedProcess.TENANT);
        configuration.setClientId(EmbeddedProcess.CLIENT);
        configuration.setClientSecret(EmbeddedProcess.SECRET);
        configuration.setResponseTimeout(Duration.ofSeconds(2));
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:uncached").to("azkeys:batch?cacheTtl=0");
                from("direct:cached").to("azkeys:batch?cacheTtl=1s");
                for (int i = 0; i < EmbeddedProcess.ACCOUNTS; i++) {
                    from("azkeys:batch?delay=1000&resourceId=" + EmbeddedProcess.account(i))
                            .process(exchange -> changes.increment());
                }
            }
        };
    }

    private void send(Endpoint route, AsyncProducer producer) {
        Exchange exchange = route.createExchange();
        int account = ThreadLocalRandom.current().nextInt(EmbeddedProcess.ACCOUNTS);
        exchange.getMessage().setHeader(AzkeysConstants.RESOURCE_ID, EmbeddedProcess.account(account));
        AtomicBoolean ended = new AtomicBoolean();
        sent.increment();
        producer.process(exchange, doneSync -> {
            if (!ended.compareAndSet(false, true)) {
                unexpected.increment(); // told twice
                return;
            }
            Exception failure = exchange.getException();
            (failure == null ? completed : failed).increment();
            if (failure != null && !(failure instanceof AzkeysException)) {
                unexpected.increment();
                failure.printStackTrace();
            }
            free.release();
        });
    }

    private void observe(Duration length) {
        try {
            while (true) {
                Thread.sleep(length.toMillis() / LINES);
                new Result()
                        .add("sent", sent.sum())
                        .add("heapBytes", ProcessFigures.heapAfterCollection())
                        .add("threads", ProcessFigures.threads())
                        .add("sockets", ProcessFigures.sockets())
                        .print();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
