// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.azkeys.ThrottledException;
import io.github.azkeys.camel.AzkeysEndpoint;
import io.github.azkeys.embedded.ArmCall;
import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.internal.endpoint.KeySource;
import io.github.azkeys.support.CapturedLog;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A subscription that other applications write to: fewer writes are left. */
class AzkeysBudgetTest extends VirtualTimeTestSupport {

    private static final String URI = "azkeys:batch?maxRetryDelay=0&resourceId=" + BATCH;

    @Override
    protected EmbeddedArmBuilder bucket(EmbeddedArmBuilder builder) {
        return builder.writes(5, 10);
    }

    @Test
    void theRemainingWritesThatArmReportsAreNotExceeded() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(URI).getException()).isNull();
        }
        assertThat(budget("subid").remaining()).isZero();
        assertThat(ask(URI).getException()).isInstanceOf(ThrottledException.class);

        time.advanceTimeBy(Duration.ofMillis(200));
        assertThat(ask(URI).getException()).isNull();
        assertThat(ask(URI).getException()).isNull();
        assertThat(ask(URI).getException()).isInstanceOf(ThrottledException.class);
        assertThat(arm.calls("batch")).hasSize(7).extracting(ArmCall::status).containsOnly(200);
    }

    @Test
    void aRateLimitedCallIsNotLoggedAsAnError() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(URI).getException()).isNull();
        }
        try (CapturedLog log = new CapturedLog(Level.INFO)) {
            assertThat(ask(URI + "&maxRetries=1").getException()).isInstanceOf(ThrottledException.class);
            assertThat(log.text()).doesNotContain("com.azure.core");
        }
    }

    @Test
    void readsAreNotCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask(URI).getException()).isNull();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(KeySource.of(context.getEndpoint(URI, AzkeysEndpoint.class))
                            .ping())
                    .succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
