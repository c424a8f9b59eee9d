// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azkeys.AzkeysConfiguration;
import io.github.azkeys.CredentialType;
import io.github.azkeys.TransportOptions;
import io.github.azkeys.internal.call.CallPriority;
import io.github.azkeys.internal.call.RetryOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The longest time of a call. */
class ArmConnectionTest {

    private final ArmConnection connection = connection(new RetryOptions(1, Duration.ofSeconds(10)));

    private static ArmConnection connection(RetryOptions retry) {
        return new ArmConnection(
                CloudEndpoints.of(new AzkeysConfiguration()),
                new Identity(CredentialType.AZURE_IDENTITY, null, null, null, null),
                TransportOptions.DEFAULT.withResponseTimeout(Duration.ofSeconds(1)),
                null,
                retry,
                "test");
    }

    @Test
    void allWaitsAndRetriesCount() {
        // two attempts, each of which may be repeated with another token: 10 s for the budget, 1 s for the token, 1 s
        assertThat(connection.longestCall(CallPriority.live())).isEqualTo(Duration.ofSeconds(4 * 12 + 10));
    }

    @Test
    void theBackgroundWaitsLongerForTheBudget() {
        assertThat(connection.longestCall(CallPriority.background()))
                .isEqualTo(Duration.ofMinutes(4 * 4).plusSeconds(4 * 2 + 10));
    }

    @Test
    void ifNothingLimitsItItIsAYear() {
        RetryOptions endless = new RetryOptions(Integer.MAX_VALUE, Duration.ofDays(365));

        assertThat(connection(endless).longestCall(CallPriority.live())).isEqualTo(Duration.ofDays(365));
    }
}
