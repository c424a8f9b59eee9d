package io.github.azkeys.internal.reload;

import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.internal.placeholder.KeyRefresh;
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
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.BeforeEach;

/** An application that is yet to be started and refreshes its declared keys when a test says so. */
public abstract class ReloadTestSupport extends PlaceholdersTestSupport {

    /** That a message is in the {@linkplain #startWithHeldMessage() held route}, and that it may go on. */
    protected final CountDownLatch entered = new CountDownLatch(1);

    protected final CountDownLatch free = new CountDownLatch(1);

    @BeforeEach
    protected void enableRefresh() {
        properties.setProperty("camel.azkeys.refreshEnabled", "true");
        properties.setProperty("camel.azkeys.refreshPeriod", "1h"); // looks are made by refresh()
        AzkeysConfiguration options =
                app.getComponent("azkeys", AzkeysComponent.class).getConfiguration();
        options.setCacheTtl(Duration.ofMillis(1)); // nothing is recent
        options.setMaxRetries(0);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(app);
        app.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
    }

    /** A route that goes to one endpoint. */
    protected void add(String id, String from, String to) throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(id).to(to);
            }
        });
    }

    /** Makes a look and awaits the end of what follows from it. */
    protected void refresh() {
        KeyRefresh refresh = task();
        long before = refresh.looks();
        refresh.run();
        await().atMost(Duration.ofSeconds(30)).until(() -> refresh.looks() > before);
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

    /** Starts the application with a route that holds its first message, which is in there when this returns. */
    protected Future<Object> startWithHeldMessage() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .routeId("direct")
                        .process(exchange -> {
                            entered.countDown();
                            free.await();
                        })
                        .to("contoso:a?accessKey=RAW({{azkeys:batch#primary}})");
            }
        });
        app.start();
        Future<Object> message = app.createProducerTemplate().asyncRequestBody("direct:in", "");
        entered.await();
        return message;
    }

    /** As ARM has it now. */
    protected String key(String name) {
        return arm.keys("batch", BATCH).key(name);
    }
}
