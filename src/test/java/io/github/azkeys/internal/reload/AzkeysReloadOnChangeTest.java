// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.AzkeysConstants;
import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another endpoint of the component finds a changed key, and the routes with that key are reloaded at once, without a
 * call; the period is an hour.
 */
class AzkeysReloadOnChangeTest extends ReloadTestSupport {

    private static final String PRIMARY = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";
    private static final String FETCH = "azkeys:batch?resourceId=" + BATCH;

    @BeforeEach
    void cacheKeysForAnHour() {
        app.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ofHours(1));
    }

    @Test
    void aWatcherFindsIt() throws Exception {
        List<Object> changes = new CopyOnWriteArrayList<>();
        add("batch", "direct:batch", PRIMARY);
        app.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(FETCH + "&initialDelay=0&delay=1000&repeatCount=2")
                        .process((Exchange exchange) ->
                                changes.add(exchange.getMessage().getHeader(AzkeysConstants.CHANGED_KEYS)));
            }
        });
        app.start();
        await().until(() -> arm.calls("batch").size() == 2); // the placeholder's and the first of the watcher
        arm.regenerate(BATCH, "primary");

        awaitKey("primary");

        await().until(() -> changes.equals(List.of(List.of("primary"))));
        assertThat(arm.calls("batch")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "0"})
    void anExchangeFindsIt(String cacheTtl) throws Exception {
        declare("batch", "batch?cacheTtl=" + cacheTtl + "&resourceId=" + BATCH);
        add("batch", "direct:batch", PRIMARY);
        app.start();
        arm.regenerate(BATCH, "primary");

        fetch(FETCH + "&cacheTtl=" + cacheTtl);

        awaitKey("primary");
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void anExchangeRegeneratesIt() throws Exception {
        app.getComponent("azkeys", AzkeysComponent.class).setRegenerateEnabled(true);
        add("batch", "direct:batch", PRIMARY);
        app.start();
        int calls = arm.calls().size();

        fetch(FETCH + "&action=regenerate&regenerateKey=primary");

        awaitKey("primary");
        assertThat(arm.calls()).hasSize(calls + 1);
    }

    @Test
    void aRouteWithADefaultValueGetsTheKey() throws Exception {
        arm.fail(Fault.error(503, "Busy", "No."));
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary:none}})");
        app.start();
        assertThat(send("direct:batch", "")).isEqualTo("none");

        fetch(FETCH);

        awaitKey("primary");
    }

    @ParameterizedTest
    @CsvSource({"0, secondary", "1h, primary"})
    void theNewestKeyHasToSettle(String settlingTime, String used) throws Exception {
        declare("batch", "batch?settlingTime=" + settlingTime + "&resourceId=" + BATCH);
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#newest-stable}})");
        app.start();
        arm.regenerate(BATCH, "secondary");

        fetch(FETCH);

        awaitPolls(1);
        assertThat(send("direct:batch", "")).isEqualTo(key(used));
    }

    @Test
    void theSameKeysAreNotLookedAt() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        app.start();

        fetch(FETCH);
        fetch(FETCH);

        refresh(); // after all looks that have begun
        assertThat(task().count()).isEqualTo(1);
    }

    @Test
    void aRouteWithAnotherKeyStaysAndIsLookedAtOnce() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        add("hub", "direct:hub", "contoso:b?accessKey=RAW({{azkeys:hub#primaryKey}})");
        app.start();
        List<Route> before = List.copyOf(app.getRoutes());
        arm.regenerate(BATCH, "secondary");

        fetch(FETCH);
        awaitPolls(1);
        fetch(FETCH);
        refresh();

        assertThat(task().count()).isEqualTo(2);
        assertThat(app.getRoutes()).isEqualTo(before);
        assertThat(arm.calls("iothub")).hasSize(1);
    }

    /** Fetches the keys from ARM. */
    private void fetch(String uri) {
        app.createProducerTemplate().requestBodyAndHeader(uri, "", AzkeysConstants.REFRESH, true);
    }

    private void awaitPolls(int looks) {
        await().until(() -> task().count() == looks);
    }

    private void awaitKey(String name) {
        String now = key(name);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> send("direct:batch", "").equals(now));
    }
}
