// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.BeforeEach;

/** A consumer that watches the accounts of a bean {@code fleet}. The test starts each poll and counts calls. */
public abstract class FleetTestSupport extends AzkeysTestSupport {

    public static final String GROUP = "&subscriptionId=subid&resourceGroup=default-azurebatch-japaneast";

    public final List<String> fleet = new CopyOnWriteArrayList<>();
    public final List<Exchange> exchanges = new ArrayList<>();
    public final List<Throwable> failures = new ArrayList<>();
    public AzkeysConsumer watcher;

    @BeforeEach
    protected void addResources() {
        configuration().setMaxRetries(0);
        for (String name : List.of("alpha", "beta", "gamma")) {
            arm.add("batch", id(name));
        }
        context.getRegistry().bind("fleet", fleet);
    }

    protected static String id(String name) {
        return BATCH.replace("sampleacct", name);
    }

    /** Polls. Returns the accounts of the calls. */
    protected List<String> poll() throws Exception {
        int before = arm.calls().size();
        watcher.poll();
        return arm.calls().stream()
                .skip(before)
                .map(ArmCall::path)
                .map(path -> path.replaceFirst(".*/batchAccounts/(.*)/listKeys", "$1"))
                .toList();
    }

    /** Adds a watcher that polls only when the test does. */
    protected void watch(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:batch?startScheduler=false&" + options)
                        .process(exchange -> exchanges.add(exchange.copy()));
            }
        });
        watcher = (AzkeysConsumer) context.getRoutes().get(0).getConsumer();
        watcher.setExceptionHandler(new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                failures.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                failures.add(exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                failures.add(exception);
            }
        });
    }
}
