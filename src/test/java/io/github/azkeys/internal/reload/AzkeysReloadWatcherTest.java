// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reloads of a route that watches keys itself: it reports each change once. */
class AzkeysReloadWatcherTest extends ReloadTestSupport {

    private static final String WATCH = "azkeys:batch?initialDelay=0&resourceId=" + BATCH;
    private static final String PRIMARY = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    private final List<Object> changes = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChangeSinceTheLastLookIsNoticed(boolean kamelet) throws Exception {
        String watch = WATCH + "&emit=START_AND_CHANGES&delay=3600000";
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("watching").from(watch).to("kamelet:sink");
                follow(from(kamelet ? "kamelet:watching" : watch).routeId("watch"), PRIMARY);
            }
        });
        app.start();
        await().until(() -> changes.size() == 1); // the start
        Route before = app.getRoute("watch");
        arm.regenerate(BATCH, "primary");

        refresh();

        assertThat(app.getRoute("watch")).isNotSameAs(before);
        await().until(() -> changes.size() == 2);
        assertThat(changes).containsExactly(List.of(), List.of("primary"));
    }

    /** The last key that was delivered is known after a reload, whichever key the route selects. */
    @ParameterizedTest
    @ValueSource(strings = {"select=secondary", "select=newest-stable&settlingTime=1h"})
    void onlyAChangeOfTheSelectedKeyIsNoticedAfterAReload(String options) throws Exception {
        String watch = WATCH + "&emit=START_AND_CHANGES&delay=10&" + options;
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                follow(from(watch).routeId("watch"), "contoso:a?accessKey=RAW({{azkeys:hub#primaryKey}})");
            }
        });
        app.start();
        await().until(() -> changes.size() == 1); // the start
        arm.regenerate(BATCH, options.contains("newest") ? "secondary" : "primary"); // is not selected
        reload();
        awaitPolls();
        assertThat(changes).hasSize(1);

        arm.regenerate(BATCH, options.contains("newest") ? "primary" : "secondary");
        await().until(() -> changes.size() == 2);
        reload();
        awaitPolls();

        assertThat(changes).containsExactly(List.of(), List.of("secondary"));
    }

    private void reload() throws Exception {
        Route before = app.getRoute("watch");
        arm.regenerate(HUB, "primaryKey");
        refresh();
        assertThat(app.getRoute("watch")).isNotSameAs(before);
    }

    private void awaitPolls() {
        int polls = arm.calls("batch").size();
        await().until(() -> arm.calls("batch").size() > polls + 2);
    }

    @Test
    void aReloadDoesNotCountAsAStart() throws Exception {
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                follow(
                        from(WATCH + "&emit=START_AND_CHANGES&delay=10").routeId("watch"),
                        "contoso:a?accessKey=RAW({{azkeys:hub#primaryKey}})");
            }
        });
        app.start();
        await().until(() -> changes.size() == 1);

        reload();
        awaitPolls();

        assertThat(changes).hasSize(1);
    }

    @Test
    void aReloadDoesNotWaitForAMessageThatHangs() throws Exception {
        properties.setProperty("camel.azkeys.reloadGrace", "200ms");
        AtomicBoolean hangs = new AtomicBoolean();
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                follow(
                        from(WATCH + "&emit=START_AND_CHANGES&delay=10")
                                .routeId("watch")
                                .process(exchange -> {
                                    if (hangs.getAndSet(false)) {
                                        entered.countDown();
                                        free.await();
                                    }
                                }),
                        "contoso:a?accessKey=RAW({{azkeys:hub#primaryKey}})");
            }
        });
        app.start();
        await().until(() -> changes.size() == 1);
        hangs.set(true);
        arm.regenerate(BATCH, "primary");
        entered.await();

        reload();

        assertThat(changes).hasSize(1);
        free.countDown();
        await().until(() -> changes.size() > 1);
        assertThat(changes).startsWith(List.of(), List.of("primary"));
    }

    private void follow(ProcessorDefinition<?> route, String to) {
        reloaded(
                route.process((Exchange exchange) ->
                        changes.add(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS))),
                to);
    }
}
