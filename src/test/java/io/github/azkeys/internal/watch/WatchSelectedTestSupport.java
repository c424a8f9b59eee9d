// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.watch;

import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.keys.Secret;
import io.github.azkeys.support.AzkeysTestSupport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;

/** A route that watches a selected key of a storage account, polled every 10 ms. */
abstract class WatchSelectedTestSupport extends AzkeysTestSupport {

    static final String STORAGE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/sto2221";

    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final AtomicBoolean failing = new AtomicBoolean();
    final AtomicInteger failures = new AtomicInteger();

    record ReportedFailures(List<Throwable> failures) implements ExceptionHandler {

        @Override
        public void handleException(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void handleException(String message, Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable failure) {
            failures.add(failure);
        }
    }

    void watch(String options) throws Exception {
        watch("storage", STORAGE, options);
    }

    void watch(String operation, String id, String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("azkeys:" + operation + "?initialDelay=0&resourceId=" + id + "&" + options
                                + (options.contains("delay=") ? "" : "&delay=10"))
                        .routeId("watch")
                        .process(exchange -> {
                            if (failing.get()) {
                                failures.incrementAndGet();
                                throw new IllegalStateException("not now");
                            }
                            exchanges.add(exchange.copy());
                        });
            }
        });
    }

    void stop() throws Exception {
        context.getRouteController().stopRoute("watch");
        context.removeRoute("watch");
    }

    void awaitPolls(int more) {
        int before = arm.calls().size();
        await().until(() -> arm.calls().size() >= before + more + 1);
    }

    @SuppressWarnings("unchecked") // the header is documented as a list of names
    List<String> changed(int exchange) {
        return exchanges.get(exchange).getMessage().getHeader(AzkeysConstants.CHANGED_KEYS, List.class);
    }

    String value(int exchange) {
        return exchanges.get(exchange).getMessage().getBody(Secret.class).value();
    }

    /** Returns what a producer with these options returns now. */
    Object listed(String options) {
        return ask("azkeys:storage?resourceId=" + STORAGE + "&" + options)
                .getMessage()
                .getBody();
    }
}
