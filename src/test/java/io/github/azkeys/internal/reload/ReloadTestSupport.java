// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.declared.KeyRefresh;
import io.github.azkeys.internal.placeholder.PlaceholdersTestSupport;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;

/** An application that a test starts, and that refreshes its declared keys when a test calls {@link #refresh()}. */
public abstract class ReloadTestSupport extends PlaceholdersTestSupport {

    /** Opened when a message is in the {@linkplain #startWithHeldMessage() held route}. */
    protected final CountDownLatch entered = new CountDownLatch(1);

    /** Opened by a test to release that message. */
    protected final CountDownLatch free = new CountDownLatch(1);

    @BeforeEach
    protected void enableRefresh() {
        properties.setProperty("camel.azkeys.refreshEnabled", "true");
        properties.setProperty("camel.azkeys.refreshPeriod", "1h"); // tests call refresh()
        AzkeysConfiguration options =
                app.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        options.setCacheTtl(Duration.ofMillis(1)); // each refresh calls ARM
        options.setMaxRetries(0);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(app);
        app.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    }

    /** Adds a route that sends to one endpoint. */
    protected void add(String id, String from, String to) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(id).to(to);
            }
        });
    }

    /** Adds a route that sends to one endpoint, and that is reloaded when its key changes. */
    protected void addReloaded(String id, String from, String to) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                reloaded(from(from).routeId(id), to);
            }
        });
    }

    /** Sends to an endpoint from a node that cannot be swapped because it has another node inside. */
    protected static ProcessorDefinition<?> reloaded(ProcessorDefinition<?> route, String to) {
        return route.split(new SimpleExpression(to), new UseLatestAggregationStrategy())
                .toD("${body}")
                .end();
    }

    /** Refreshes all keys and waits until the routes are reloaded. */
    protected void refresh() {
        KeyRefresh refresh = task();
        long before = refresh.count();
        refresh.run();
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> refresh.count() > before);
    }

    protected KeyRefresh task() {
        return PluginHelper.getPeriodTaskScheduler(app).getTaskByType(KeyRefresh.class);
    }

    protected HealthCheck.Result health() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(app);
        return results.stream()
                .filter(result -> result.getCheck().getId().equals("azkeys-declared-keys"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts the application with a reloaded route that holds messages until {@link #free}; the first is in it on return. */
    protected Future<Object> startWithHeldMessage() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                ProcessorDefinition<?> route = from("direct:in")
                        .routeId("direct")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        });
                reloaded(route, "contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        Future<Object> message = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        entered.await();
        return message;
    }

    /** The current key of the Batch account. */
    protected String key(String name) {
        return arm.keys("batch", BATCH).key(name);
    }
}
