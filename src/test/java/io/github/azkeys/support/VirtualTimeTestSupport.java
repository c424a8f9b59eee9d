// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.support;

import io.github.azkeys.camel.AzkeysComponent;
import io.github.azkeys.embedded.EmbeddedArm;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.internal.budget.WriteBudget;
import io.github.azkeys.internal.endpoint.KeyServices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The budget of the component and the token bucket of the embedded ARM share a clock that only the test advances. */
public abstract class VirtualTimeTestSupport extends AzkeysTestSupport {

    public final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    /** Starts at the current time, since the client checks the expiry of tokens against the system clock. */
    private final class VirtualClock extends Clock {
        private final Instant start = Instant.now();

        @Override
        public Instant instant() {
            return start.plusNanos(time.now(TimeUnit.NANOSECONDS));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Override
    protected EmbeddedArm startArm() {
        return bucket(EmbeddedArm.builder()
                        .certificate(CERTIFICATE)
                        .clock(new VirtualClock())
                        .tokenLifetime(Duration.ofDays(1)))
                .start();
    }

    /** Sets the token bucket. Tests that need another one than that of ARM override it. */
    protected EmbeddedArmBuilder bucket(EmbeddedArmBuilder builder) {
        return builder;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        KeyServices.of(component(context)).useScheduler(time);
        component(context).getConfiguration().setMaxRetries(0);
        component(context).getConfiguration().setMaxRetryDelay(Duration.ofMinutes(1));
        return context;
    }

    protected static AzkeysComponent component(CamelContext context) {
        return context.getComponent("azkeys", AzkeysComponent.class);
    }

    /** Returns the budget of a subscription that the component has called. */
    protected WriteBudget budget(String subscription) {
        return KeyServices.of(component(context)).clients().budgets().all().stream()
                .filter(budget -> budget.subscription().equals(subscription))
                .findFirst()
                .orElseThrow();
    }

    protected int waiting() {
        return KeyServices.of(component(context)).clients().budgets().all().stream()
                .mapToInt(WriteBudget::waiting)
                .sum();
    }
}
