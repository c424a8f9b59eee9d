// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.embedded.EmbeddedArmBuilder;
import io.github.azkeys.embedded.Fault;
import io.github.azkeys.support.VirtualTimeTestSupport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls without a response are in flight no more. */
class AzkeysLostAnswersTest extends VirtualTimeTestSupport {

    private static final String URI = "azkeys:batch?maxRetries=0&resourceId=" + BATCH;

    @Override
    protected EmbeddedArmBuilder bucket(EmbeddedArmBuilder builder) {
        return builder.writes(1_000, 10);
    }

    @Test
    void whatArmAllowsIsUsedAfterCallsThatGotNoResponse() {
        assertThat(ask(URI).getException()).isNull();
        assertThat(budget("subid").remaining()).isGreaterThan(400); // half of what ARM has left

        arm.fail(Fault.reset().times(600));
        for (int i = 0; i < 600; i++) {
            assertThat(ask(URI).getException()).isNotNull();
            time.advanceTimeBy(Duration.ofMillis(100)); // within any limit
        }
        arm.clearFaults();
        time.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(ask(URI).getException()).isNull();

        // ARM has 999 writes left, and nothing is in flight
        assertThat(budget("subid").remaining()).isGreaterThan(400);
    }
}
