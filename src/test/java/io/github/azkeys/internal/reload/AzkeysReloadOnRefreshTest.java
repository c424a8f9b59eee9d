// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message to azkeys:refresh reloads routes long before the period of an hour ends. */
class AzkeysReloadOnRefreshTest extends ReloadTestSupport {

    private static final String PRIMARY = "contoso:a?accessKey=RAW({{azkeys:batch#primary}})";

    @BeforeEach
    void cacheKeysForAnHour() {
        app.getComponent("azkeys", AzkeysComponent.class).getConfiguration().setCacheTtl(Duration.ofHours(1));
    }

    @Test
    void routesFollowAtOnce() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        app.start();
        arm.regenerate(BATCH, "primary");

        outdate(BATCH);

        awaitKey("direct:batch");
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void onlyKeysOfTheResourceAreFetched() throws Exception {
        add("batch", "direct:batch", PRIMARY);
        add("hub", "direct:hub", "contoso:b?accessKey=RAW({{azkeys:hub#primaryKey}})");
        app.start();
        arm.regenerate(BATCH, "primary");

        outdate(BATCH + "more");
        outdate(BATCH);

        awaitKey("direct:batch");
        assertThat(arm.calls("iothub")).hasSize(1);
        assertThat(arm.calls("batch")).hasSize(2);
    }

    @Test
    void aPlaceholderWithItsDefaultFollowsToo() throws Exception {
        arm.fail(Fault.error(503, "Busy", "No."));
        add("batch", "direct:batch", "contoso:a?accessKey=RAW({{azkeys:batch#primary:none}})");
        app.start();
        assertThat(send("direct:batch", "")).isEqualTo("none");

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            outdate(BATCH); // without a call to ARM for a moment after a failure
            return send("direct:batch", "").equals(key("primary"));
        });
    }

    @Test
    void anEventDuringAReloadIsNotLost() throws Exception {
        Future<Object> first = startWithHeldMessage();
        Route before = app.getRoute("direct");
        arm.regenerate(BATCH, "primary");
        outdate(BATCH);
        await().until(() -> ((StatefulService) before.getConsumer()).isSuspended());
        arm.regenerate(BATCH, "primary");
        outdate(BATCH);

        free.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("AAAA==");
        awaitKey("direct:in");
    }

    private void awaitKey(String uri) {
        String now = key("primary");
        await().atMost(Duration.ofSeconds(20)).until(() -> send(uri, "").equals(now));
    }

    private void outdate(String resourceId) {
        app.createProducerTemplate().requestBody("azkeys:refresh?resourceId=" + resourceId, "");
    }
}
