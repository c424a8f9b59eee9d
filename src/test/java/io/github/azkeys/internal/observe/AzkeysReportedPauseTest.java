// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.internal.endpoint.KeyServices;
import io.github.azkeys.support.AzkeysTestSupport;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Reports of a pause that ends while it is reported. */
class AzkeysReportedPauseTest extends AzkeysTestSupport {

    /** A pause is over as soon as someone has asked when it ends. */
    private static final class ShortPauses extends VirtualTimeScheduler {

        ShortPauses() {
            super(true);
        }

        @Override
        public long now(TimeUnit unit) {
            long now = super.now(unit);
            if (unit == TimeUnit.MILLISECONDS) { // which only the end of a pause is told in
                advanceTimeBy(Duration.ofHours(1));
            }
            return now;
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        AzkeysComponent component = context.getComponent("azkeys", AzkeysComponent.class);
        KeyServices.of(component).useScheduler(new ShortPauses());
        component.getConfiguration().setMaxRetries(0);
        return context;
    }

    @BeforeEach
    void pause() {
        arm.fail(Fault.throttled(60).header("x-ms-ratelimit-remaining-subscription-writes", "0"));
        ask("azkeys:batch?resourceId=" + BATCH);
    }

    @Test
    void theTextTellsTheTime() {
        assertThat(KeyReport.text("azkeys", component(), Instant.EPOCH)).contains("paused until 1970");
    }

    @Test
    void theJsonTellsTheTime() {
        assertThat(KeyReport.json(component(), Instant.EPOCH).toJson()).contains("\"pausedUntil\":\"1970");
    }

    private AzkeysComponent component() {
        return context.getComponent("azkeys", AzkeysComponent.class);
    }
}
